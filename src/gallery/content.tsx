import { useState } from 'react'
import {
  Announce,
  Avatar,
  Button,
  Card,
  Cell,
  Countdown,
  EmptySeat,
  GoodsLine,
  Icon,
  LongList,
  Notice,
  Picture,
  Price,
  Problem,
  Ring,
  Root,
  Sheet,
  Skeleton,
  Stack,
  Steps,
  Tag,
} from '@/ui'
import { FAILURE, LONG, nothing, type Shown } from './shown'

const PREVIEW = 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoEAAQAAUAmJaQAA3AA/vz0AAA='
const DRAWN =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 80'%3E%3Crect width='80' height='80' fill='%23e4f0ea'/%3E%3Ccircle cx='40' cy='42' r='20' fill='%231f5f4b'/%3E%3C/svg%3E"
const UNTIL = Date.parse('2026-11-22T12:05:30Z')
const NOW = Date.parse('2026-11-22T10:00:00Z')

export const content: readonly Shown[] = [
  {
    block: 'Price',
    aria: '名字是“29.90 元”',
    states: [
      {
        name: '大小',
        node: (
          <>
            <Price fen={2990} size='s' /> <Price fen={2990} /> <Price fen={2990} size='l' />{' '}
            <Price fen={123456789} size='xl' />
          </>
        ),
      },
      { name: '划线', node: <Price fen={4900} struck /> },
    ],
  },
  {
    block: 'Countdown',
    aria: 'role=timer，名字按分钟；给 say 时每分钟播报一次',
    states: [
      { name: '盒', node: <Countdown until={UNTIL} now={NOW} say='还差 1 人' /> },
      { name: '平', node: <Countdown until={UNTIL + 3 * 86_400_000} now={NOW} look='plain' /> },
      { name: '到了', node: <Countdown until={NOW} now={NOW} /> },
    ],
  },
  {
    block: 'Announce',
    aria: 'role=status，aria-live=polite；urgent 时 alert',
    states: [{ name: '看不见', node: <Announce text='还差 1 人，剩 2 小时 5 分' /> }],
  },
  {
    block: 'Tag',
    aria: '文字本身',
    states: (['quiet', 'good', 'wait', 'bad'] as const).map((tone) => ({
      name: tone,
      node: <Tag tone={tone}>待发货</Tag>,
    })),
  },
  {
    block: 'Avatar',
    aria: '名字是人名',
    states: [
      { name: '有图', node: <Avatar name='林' src={DRAWN} size='l' ringed /> },
      {
        name: '无图',
        node: (
          <>
            <Avatar name='梅梅' /> <Avatar name='博' size='s' />
          </>
        ),
      },
    ],
  },
  { block: 'EmptySeat', aria: '不出声', states: [{ name: '空位', node: <EmptySeat /> }] },
  { block: 'Icon', aria: '不出声：旁边的文字说', states: [{ name: '全部见上', node: <Icon name='leaf' size={24} /> }] },
  {
    block: 'Notice',
    aria: 'bad 是 alert',
    states: (['quiet', 'good', 'wait', 'bad'] as const).map((tone) => ({
      name: tone,
      node: <Notice tone={tone}>24 小时内未成团，自动全额退款到微信零钱</Notice>,
    })),
  },
  {
    block: 'Problem',
    aria: 'role=alert',
    states: [{ name: '可重试', node: <Problem error={FAILURE} onRetry={nothing} /> }],
  },
  { block: 'Root', aria: '无；关怀模式从这里开始', states: [{ name: '空', node: <Root>页面</Root> }] },
  {
    block: 'Skeleton',
    aria: '名字“正在加载”',
    states: (['card', 'page', 'landing'] as const).map((shape) => ({ name: shape, node: <Skeleton shape={shape} /> })),
  },
  {
    block: 'Card',
    aria: '标题是 heading',
    states: [
      {
        name: '平常',
        node: (
          <Card title='我的订单' aside='全部'>
            内容
          </Card>
        ),
      },
      { name: '长标题', node: <Card title={LONG}>内容</Card> },
    ],
  },
  {
    block: 'Cell',
    aria: '能点时 role=button',
    states: [
      { name: '能点', node: <Cell icon='pin' title='收货地址' note='默认寄到公司' value='2 个' onTap={nothing} /> },
      { name: '不能点', node: <Cell title='运费' value='¥0.00' /> },
      { name: '长文字', node: <Cell icon='box' title={LONG} note={LONG} value='¥29.90' onTap={nothing} /> },
    ],
  },
  {
    block: 'Stack',
    aria: '无',
    states: [
      {
        name: '上下',
        node: (
          <Stack>
            <Tag>一</Tag>
            <Tag>二</Tag>
          </Stack>
        ),
      },
    ],
  },
  {
    block: 'Steps',
    aria: 'list 与 listitem',
    states: [
      {
        name: '走到一半',
        node: (
          <Steps
            items={[
              { title: '已付款', at: '11月22日 10:02', done: true },
              { title: '已成团', note: '3 人', done: true },
              { title: LONG, done: false },
            ]}
          />
        ),
      },
    ],
  },
  {
    block: 'Ring',
    aria: 'role=img，“3 个名额，已有 2 人”',
    states: [
      {
        name: '差一人',
        node: (
          <Ring total={3} filled={1} held={1}>
            还差 1 人
          </Ring>
        ),
      },
      {
        name: '成了',
        node: (
          <Ring total={3} filled={3} held={0} tone='done'>
            已成团
          </Ring>
        ),
      },
    ],
  },
  {
    block: 'Picture',
    aria: 'role=img，名字是 alt',
    states: [
      { name: '有图', node: <Picture src={DRAWN} alt='茶罐' ratio='card' /> },
      { name: '预览', node: <Picture src={`/pictures/none.webp#p=${PREVIEW}`} alt='还在路上' ratio='card' /> },
      { name: '没有', node: <Picture src='' alt='没有图' ratio='wide' /> },
    ],
  },
  {
    block: 'GoodsLine',
    aria: '图片的名字是品名',
    states: [
      {
        name: '一件',
        node: <GoodsLine src={DRAWN} title='明前龙井 2026 新茶' options='50 克 / 纸袋' />,
      },
      { name: '很长', node: <GoodsLine src={DRAWN} title={LONG} options={LONG} /> },
    ],
  },
  { block: 'LongList', aria: 'list 与 listitem；按钮“加载更多”', states: [{ name: '一千行', node: <Thousand /> }] },
  {
    block: 'Sheet',
    aria: 'role=dialog aria-modal，焦点不出面板，Esc 关闭，关后回到原处',
    states: [{ name: '打开它', node: <OpenSheet /> }],
  },
  { block: 'ActionBar', aria: '无；里面是按钮', states: [{ name: '页尾常驻，见产品页', node: '固定在页面底部' }] },
]

const ROWS = Array.from({ length: 1_000 }, (_, at) => at + 1)

function Thousand() {
  const [shown, setShown] = useState(ROWS.slice(0, 40))
  const more = shown.length < ROWS.length ? () => setShown(ROWS.slice(0, shown.length + 20)) : null
  return (
    <LongList items={shown} keyOf={String} more={more} guess={72} label='一千行'>
      {(n) => <Card>第 {n} 行</Card>}
    </LongList>
  )
}

function OpenSheet() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size='s' weight='plain' onTap={() => setOpen(true)}>
        打开面板
      </Button>
      <Sheet
        open={open}
        title='选择规格'
        onClose={() => setOpen(false)}
        foot={<Button onTap={() => setOpen(false)}>确定</Button>}
      >
        {LONG}
      </Sheet>
    </>
  )
}
