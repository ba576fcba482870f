import { View } from '@tarojs/components'
import { shortNo } from '@/app/order-no'
import { type Column, DataTable, useWide } from '@/ui/desk'
import { day } from '@/ui/when'
import { words } from '../words'
import css from './index.module.css'
import type { Order } from './order'

const { paper } = words.shipping

const COLUMNS: readonly Column<Order>[] = [
  { key: 'box', title: paper.box, cell: () => '☐' },
  { key: 'no', title: paper.no, figures: true, main: true, cell: ({ orderId }) => shortNo(orderId) },
  {
    key: 'goods',
    title: paper.goods,
    cell: ({ lines }) => lines.map((line) => `${line.title} ${line.options} × ${line.units}`).join('；'),
  },
  {
    key: 'to',
    title: paper.to,
    cell: ({ address: { name, phone, region, detail } }) => `${name} ${phone} ${region}${detail}`,
  },
  { key: 'by', title: paper.by, figures: true, cell: ({ shipsBy }) => day(shipsBy) },
]

/** What whoever packs takes along: seen on paper only, with a box to tick for each parcel. */
export function PaperList({ orders }: { readonly orders: readonly Order[] }) {
  if (!useWide()) return null
  return (
    <View className={css.paper}>
      <DataTable
        caption={words.shipping.title}
        columns={COLUMNS}
        rows={orders}
        keyOf={({ orderId }) => orderId}
        nameOf={({ orderId }) => shortNo(orderId)}
      />
    </View>
  )
}
