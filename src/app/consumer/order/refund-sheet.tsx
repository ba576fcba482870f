import { View } from '@tarojs/components'
import { useState } from 'react'
import type { refund } from '@/after-sales/contract'
import { REASONS } from '@/after-sales/rules'
import { words as afterSales } from '@/after-sales/words'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { view } from '@/orders/contract'
import { Button, Choice, Notice, Price, Problem, Sheet } from '@/ui'
import { send } from '../../call'
import { go } from '../../routes'
import { useAction } from '../../state/action'
import { words as all } from '../words'
import style from './refund-sheet.module.css'

const words = all.afterSale
const ITEMS = REASONS.map((value) => ({ value, label: afterSales.reasons[value] }))

interface RefundSheetProps {
  readonly order: OutputOf<typeof view>
  readonly onClose: () => void
  readonly again: () => Promise<void>
}

/** The second of two taps: what comes back, why, and what it means for the group. The most frequent reason is chosen. */
export function RefundSheet({ order, onClose, again }: RefundSheetProps) {
  const [reason, setReason] = useState<(typeof REASONS)[number]>(REASONS[0])
  const amountFen = order.paidFen - order.refundedFen
  const way = order.status === 'forming' ? 'leave' : 'refund'
  const going = useAction(async (key) => {
    await send<typeof refund>('consumer/after-sales.refund', { orderId: order.id, reason }, { key })
    onClose()
    go('consumer/after-sale', { o: order.id })
  })
  const close = () => {
    onClose()
    // A refusal means that the order has moved on meanwhile: its page must say so.
    if (going.error) again()
  }
  const foot = (
    <Button id='sure' busy={going.busy} onTap={() => going.run()}>
      {words.confirm(yuan(amountFen))}
    </Button>
  )
  return (
    <Sheet open title={words.sheet[way] ?? ''} onClose={close} foot={foot}>
      <View className={style.sum}>
        <View className={style.label}>{words.amount}</View>
        <Price fen={amountFen} size='l' />
        <View className={style.whole}>{words.whole}</View>
      </View>
      <View className={style.label}>{words.reason}</View>
      <Choice label={words.reason} items={ITEMS} value={reason} onChange={setReason} />
      <View className={style.note}>
        {going.error ? <Problem error={going.error} /> : <Notice icon='info'>{words.group[way]}</Notice>}
      </View>
    </Sheet>
  )
}
