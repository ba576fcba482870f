import { Text } from '@tarojs/components'
import { useState } from 'react'
import { shortNo } from '@/app/order-no'
import { likelyCarriers, plainNumber } from '@/orders/carriers'
import { Button, Field, Notice, Select, Sheet } from '@/ui'
import { words as shared } from '../words'
import type { Label } from './label'
import type { Order } from './order'
import css from './paste-sheet.module.css'
import { words } from './words'

interface Props {
  readonly orders: readonly Order[]
  readonly onClose: () => void
  readonly onFill: (labels: Readonly<Record<string, Label>>) => void
}

const { numbers: own } = words
const ITEMS = [{ value: '', label: own.byNumber }, ...words.carrierItems]

/** Numbers for the chosen orders in the order of the list, one a line, as a roll of labels gives them. Nothing leaves yet. */
export function NumberSheet({ orders, onClose, onFill }: Props) {
  const [text, setText] = useState('')
  const [carrier, setCarrier] = useState('')
  const written = text
    .split(/[\s,，、]+/)
    .map(plainNumber)
    .filter(Boolean)
  const fill = () => {
    const labels = written.slice(0, orders.length).map((trackingNo, at): [string, Label] => {
      const likely = likelyCarriers(trackingNo)
      const name = carrier || (likely.length === 1 ? likely[0]!.name : '')
      return [orders[at]!.orderId, { carrier: name, trackingNo, sure: false }]
    })
    onFill(Object.fromEntries(labels))
    onClose()
  }
  const many = written.length > orders.length
  const foot = (
    <Button disabled={written.length === 0 || many} onTap={fill}>
      {own.fill(Math.min(written.length, orders.length))}
    </Button>
  )
  return (
    <Sheet open title={own.title(orders.length)} onClose={onClose} foot={foot}>
      <Text className={css.lead}>{own.lead(shortNo(orders[0]!.orderId), shortNo(orders.at(-1)!.orderId))}</Text>
      <Select titled label={shared.shipping.carrier} value={carrier} items={ITEMS} onChange={setCarrier} />
      <Field type='textarea' label={own.field} hint={own.sample} max={6_000} value={text} onChange={setText} />
      {many && <Notice tone='bad'>{own.tooMany(written.length, orders.length)}</Notice>}
      {!many && written.length > 0 && written.length < orders.length && (
        <Notice tone='wait'>{own.tooFew(orders.length - written.length)}</Notice>
      )}
    </Sheet>
  )
}
