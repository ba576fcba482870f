import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Notice, Tag, Word } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { figure } from '@/ui/figure'
import type { Detail } from './draft'
import { HistorySheet } from './history-sheet'
import css from './index.module.css'
import { MoveSheet } from './move-sheet'
import { nameText, type Sku } from './sku'
import { words } from './words'

interface StockProps {
  readonly now: Detail
  readonly onChanged: () => Promise<void>
}

/** What is there of each SKU, how it came about, and what came or was counted. */
export function Stock({ now, onChanged }: StockProps) {
  const [moving, setMoving] = useState<Sku | null>(null)
  const [past, setPast] = useState<Sku | null>(null)
  const [moved, setMoved] = useState(false)
  const columns: readonly Column<Sku>[] = [
    { key: 'sku', title: words.sku, main: true, cell: nameOf },
    { key: 'onHand', title: words.onHand, figures: true, cell: ({ onHand }) => figure(onHand) },
    { key: 'toShip', title: words.toShip, figures: true, cell: ({ toShip }) => figure(toShip) },
    { key: 'held', title: words.held, figures: true, cell: ({ held }) => figure(held) },
    { key: 'sellable', title: words.sellable, figures: true, cell: ({ sellable }) => figure(sellable) },
    { key: 'sold', title: words.sold, figures: true, cell: ({ sold }) => figure(sold) },
    { key: 'safety', title: words.safety, figures: true, cell: ({ safety }) => figure(safety) },
    {
      key: 'deeds',
      title: '',
      cell: (sku) => (
        <View className={css.deeds}>
          <Button size='s' weight='plain' fit label={words.moveOf(nameText(sku))} onTap={() => setMoving(sku)}>
            {words.move}
          </Button>
          <Word label={words.historyOf(nameText(sku))} onTap={() => setPast(sku)}>
            {words.history}
          </Word>
        </View>
      ),
    },
  ]
  return (
    <View className={css.parts}>
      {moved && <Notice tone='good'>{words.moved}</Notice>}
      <DataTable
        caption={words.tabs.stock}
        columns={columns}
        rows={now.skus}
        keyOf={({ id }) => id}
        nameOf={nameText}
      />
      <View className={css.small}>{words.stockNote}</View>
      {past && <HistorySheet sku={past} onClose={() => setPast(null)} />}
      {moving && (
        <MoveSheet
          sku={moving}
          onClose={() => setMoving(null)}
          onDone={() => {
            setMoving(null)
            setMoved(true)
            void onChanged()
          }}
        />
      )}
    </View>
  )
}

function nameOf(sku: Sku) {
  const scarce = sku.safety > 0 && sku.sellable <= sku.safety
  return (
    <View className={css.sku}>
      <View className={css.skuName}>{nameText(sku)}</View>
      {sku.options && <View className={css.small}>{sku.code}</View>}
      {scarce && <Tag tone='wait'>{words.scarce}</Tag>}
    </View>
  )
}
