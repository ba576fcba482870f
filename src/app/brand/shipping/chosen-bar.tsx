import { View } from '@tarojs/components'
import { useState } from 'react'
import { ask } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { printPage } from '@/app/print-page'
import { useAction } from '@/app/state/action'
import type { toShipSheet } from '@/orders/shipping-contract'
import type { packingSlips } from '@/orders/slips-contract'
import { Button, Notice, Problem, Word } from '@/ui'
import { batchIdsOf, goodsIn } from './batch-choice'
import type { BatchDesk } from './batch-line'
import css from './chosen-bar.module.css'
import type { Order } from './order'
import { words } from './words'

interface Props {
  readonly orders: readonly Order[]
  readonly desk: Pick<BatchDesk, 'open' | 'taken'>
  readonly onNumbers: () => void
  /** Null where no goods among them have batches. */
  readonly onBatches: (() => void) | null
  readonly onClear: () => void
}

/** As many as one address holds. */
const MOST = 100
const { chosen: own } = words

/** What can be done with all chosen orders at once. */
export function ChosenBar({ orders, desk: { open, taken }, onNumbers, onBatches, onClear }: Props) {
  const [note, setNote] = useState<string | null>(null)
  const orderIds = orders.map(({ orderId }) => orderId).join(',')
  const printing = useAction(async () => {
    const batchIds = batchIdsOf(goodsIn(orders, open), taken).slice(0, 20).join(',')
    const page = await ask<typeof packingSlips>('brand/orders.packingSlips', {
      orderIds,
      ...(batchIds && { batchIds }),
    })
    printPage(page.html)
    setNote(own.printed(page.slips))
  })
  const taking = useAction(async () => {
    const sheet = await ask<typeof toShipSheet>('brand/orders.toShipSheet', { orderIds })
    await handOver({ name: sheet.fileName, type: 'text/csv', text: sheet.csv })
    setNote(words.exported(sheet.rows))
  })
  const off = orders.length > MOST
  const error = printing.error ?? taking.error
  return (
    <View className={css.all}>
      <View className={css.bar}>
        <View className={css.count}>{off ? own.tooMany(MOST) : own.count(orders.length)}</View>
        <Button fit size='s' weight='tea' disabled={off} onTap={onNumbers}>
          {own.numbers}
        </Button>
        {onBatches && (
          <Button fit size='s' weight='plain' disabled={off} onTap={onBatches}>
            {own.batches}
          </Button>
        )}
        <Button fit size='s' weight='plain' disabled={off} busy={printing.busy} onTap={() => printing.run()}>
          {own.slips}
        </Button>
        <Button fit size='s' weight='plain' disabled={off} busy={taking.busy} onTap={() => taking.run()}>
          {own.take}
        </Button>
        <Word tone='quiet' onTap={onClear}>
          {own.clear}
        </Word>
      </View>
      {note && <Notice>{note}</Notice>}
      {error && <Problem error={error} />}
    </View>
  )
}
