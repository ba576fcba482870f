import { useState } from 'react'
import { Badge, Button, CheckMark, Chip, Choice, Icon, Stars, Stepper, Switch, Tabs, Tap, Word } from '@/ui'
import { LONG, nothing, type Shown } from './shown'

const WEIGHTS = ['main', 'tea', 'plain', 'quiet', 'danger'] as const

export const controls: readonly Shown[] = [
  {
    block: 'Button',
    aria: 'role=button，busy 与 disabled 时 aria-disabled；Enter 与空格可按',
    states: [
      ...WEIGHTS.map((weight) => ({ name: weight, node: <Button weight={weight}>立即参团</Button> })),
      { name: '忙', node: <Button busy>提交中</Button> },
      { name: '停用', node: <Button disabled>已结束</Button> },
      { name: 's', node: <Button size='s'>重试</Button> },
      {
        name: 'fit',
        node: (
          <Button size='s' fit weight='plain'>
            去参团
          </Button>
        ),
      },
      { name: '长文字', node: <Button>单独购买 ¥12,345.67，现在下单立刻发货</Button> },
    ],
  },
  {
    block: 'Word',
    aria: 'role=button 或 link，名字是文字本身或 label',
    states: [
      { name: 'tea', node: <Word onTap={nothing}>修改</Word> },
      {
        name: '带图标',
        node: (
          <Word icon='copy' tone='quiet' onTap={nothing}>
            8F3A21
          </Word>
        ),
      },
      { name: '只有图标', node: <Word icon='copy' label='复制地址' onTap={nothing} /> },
      {
        name: '停用',
        node: (
          <Word disabled onTap={nothing}>
            上移
          </Word>
        ),
      },
    ],
  },
  {
    block: 'Chip',
    aria: 'role=button',
    states: [
      { name: '平常', node: <Chip onTap={nothing}>图片不清楚</Chip> },
      {
        name: '选中',
        node: (
          <Chip on icon='filter' onTap={nothing}>
            筛选 2
          </Chip>
        ),
      },
      { name: '长文字', node: <Chip onTap={nothing}>{LONG}</Chip> },
    ],
  },
  {
    block: 'Tap',
    aria: 'role 由用途定；tabindex=0，Enter 与空格可按，disabled 时 aria-disabled',
    states: [
      { name: '平常', node: <Tap onTap={nothing}>整块可点</Tap> },
      {
        name: '停用',
        node: (
          <Tap disabled onTap={nothing}>
            点不了
          </Tap>
        ),
      },
    ],
  },
  { block: 'Switch', aria: 'role=switch，aria-checked', states: [{ name: '开与关', node: <Switches /> }] },
  { block: 'CheckMark', aria: '不出声：外面的 Tap 是 checkbox', states: [{ name: '两态', node: <Marks /> }] },
  {
    block: 'Choice',
    aria: 'radiogroup 与 radio，aria-checked；方向键移动',
    states: [{ name: '三个', node: <Choices /> }],
  },
  {
    block: 'Tabs',
    aria: 'tablist 与 tab，aria-selected；方向键移动',
    states: [{ name: '线与块', node: <BothTabs /> }],
  },
  {
    block: 'Stepper',
    aria: '按钮“少一件”“多一件”，输入框“数量”',
    states: [{ name: '中间与尽头', node: <Steppers /> }],
  },
  {
    block: 'Stars',
    aria: '显示时一张图“评分 4.3 分，满分 5 分”，选择时五个 radio',
    states: [{ name: '显示与选择', node: <BothStars /> }],
  },
  {
    block: 'Badge',
    aria: 'role=img，名字是数量或 label',
    states: [
      { name: '数字', node: <Badge count={3} label='3 条未读' /> },
      { name: '很多', node: <Badge count={1200} /> },
      {
        name: '角上',
        node: (
          <Badge count={7}>
            <Icon name='bell' size={24} />
          </Badge>
        ),
      },
      {
        name: '点',
        node: (
          <Badge count={1} dot label='有新消息'>
            <Icon name='message' size={24} />
          </Badge>
        ),
      },
      {
        name: '零',
        node: (
          <Badge count={0}>
            <Icon name='bell' size={24} />
          </Badge>
        ),
      },
    ],
  },
]

function Switches() {
  const [on, setOn] = useState(true)
  return (
    <>
      <Switch label='物流消息' checked={on} onChange={setOn} />
      <Switch label='降价消息' checked={!on} onChange={(next) => setOn(!next)} />
      <Switch label='等待中' checked busy onChange={nothing} />
      <Switch label='停用' checked={false} disabled onChange={nothing} />
    </>
  )
}

function Marks() {
  return (
    <>
      <CheckMark on />
      <CheckMark on={false} />
    </>
  )
}

function Choices() {
  const [value, setValue] = useState(3)
  const items = [2, 3, 4].map((n) => ({ value: n, label: `${n} 人`, off: n === 4 }))
  return <Choice label='几人成团' items={items} value={value} onChange={setValue} />
}

function BothTabs() {
  const [value, setValue] = useState('all')
  const items = [
    { value: 'all', label: '全部' },
    { value: 'unpaid', label: '待付款', count: 2 },
    { value: 'forming', label: '待成团', count: 12 },
  ]
  return (
    <>
      <Tabs label='订单状态' items={items} value={value} onChange={setValue} />
      <Tabs label='品类' items={items} value={value} onChange={setValue} look='pills' />
    </>
  )
}

function Steppers() {
  const [value, setValue] = useState(2)
  return (
    <>
      <Stepper value={value} min={1} max={9} onChange={setValue} />
      <Stepper value={1} min={1} max={1} onChange={nothing} />
    </>
  )
}

function BothStars() {
  const [value, setValue] = useState(4)
  return (
    <>
      <Stars value={4.3} label='商品' />
      <Stars value={0} size='s' />
      <Stars value={value} onChange={setValue} label='给商品打分' />
    </>
  )
}
