import { useState } from 'react'
import { Tag } from '@/ui'
import { Chart, type Column, DataTable, Stat, WideFrame } from '@/ui/desk'
import { nothing, type Shown } from './shown'

const WEEK = [320, 410, 380, 520, 610, 590, 760].map((value, at) => ({ label: `11月${16 + at}日`, value }))
const yuan = (value: number) => `¥${value}`

interface Row {
  readonly id: string
  readonly name: string
  readonly sold: number
}
const ROWS: readonly Row[] = [
  { id: 'a', name: '头采春茶', sold: 128 },
  { id: 'b', name: '白桃乌龙冷泡茶', sold: 1_204 },
  { id: 'c', name: '七窨茉莉花茶 2026 春季限量礼盒（含紫砂茶则）', sold: 7 },
]
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: '商品', cell: (row) => row.name, sortable: true },
  { key: 'sold', title: '已售', cell: (row) => row.sold, figures: true, sortable: true },
  {
    key: 'state',
    title: '状态',
    cell: (row) => <Tag tone={row.sold > 10 ? 'good' : 'wait'}>{row.sold > 10 ? '在售' : '将售罄'}</Tag>,
  },
]

export const desk: readonly Shown[] = [
  {
    block: 'Stat',
    aria: '能点时 role=button，名字是里面的文字',
    states: [
      { name: '平常', node: <Stat label='已售' value='1,204' note='近 7 天' /> },
      { name: '能点', node: <Stat label='退款率' value='3.2%' tone='bad' note='高于上周' onTap={nothing} /> },
      { name: '安静', node: <Stat label='争议' value='0' tone='quiet' /> },
    ],
  },
  {
    block: 'Chart',
    aria: 'role=img，名字是趋势一句话；“看数据表”后是 table',
    states: [
      { name: '线', node: <Chart label='销售额' points={WEEK} format={yuan} /> },
      { name: '柱', node: <Chart label='订单' kind='bars' points={WEEK.slice(3)} height='s' /> },
      { name: '空', node: <Chart label='退款' points={[]} height='s' /> },
    ],
  },
  {
    block: 'DataTable',
    aria: '宽屏是真 table：th scope、aria-sort，行可用方向键走、回车打开、空格选中；窄屏是 list',
    states: [{ name: '可选可排', node: <Goods /> }],
  },
  {
    block: 'WideFrame',
    aria: '宽屏 navigation 与 main，当前项 aria-current；手机上没有',
    states: [{ name: '侧栏', node: <Frame /> }],
  },
]

function Goods() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['b']))
  const [sort, setSort] = useState({ key: 'sold', down: true })
  return (
    <DataTable
      caption='商品'
      columns={COLUMNS}
      rows={ROWS}
      keyOf={(row) => row.id}
      nameOf={(row) => row.name}
      onOpen={nothing}
      chosen={chosen}
      onChoose={setChosen}
      sort={sort}
      onSort={(key) => setSort({ key, down: !sort.down })}
    />
  )
}

function Frame() {
  return (
    <WideFrame
      title='北茶'
      note='杭州'
      value='home'
      items={[
        { key: 'home', label: '概览', icon: 'chart', onTap: nothing },
        { key: 'ship', label: '发货', icon: 'truck', count: 12, onTap: nothing },
      ]}
    >
      页面内容
    </WideFrame>
  )
}
