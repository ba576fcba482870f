import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { shortNo } from '@/app/order-no'
import { useAsk } from '@/app/state/ask'
import type { suspense } from '@/insight/desk-contract'
import { type Fen, yuan } from '@/kernel/money'
import { Empty, Price, Screen, Tabs, Tag } from '@/ui'
import { type Column, DataTable, Stat } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import { words as shared } from '../desk-words'
import { OperatorFrame } from '../frame'
import css from './index.module.css'
import type { Item, Suspense } from './item'
import { Stuck } from './stuck'
import { words } from './words'

type Kind = Item['kind'] | 'all'

const COLUMNS: readonly Column<Item>[] = [
  {
    key: 'kind',
    title: words.kind,
    main: true,
    cell: ({ kind }) => (
      <View className={css.kind}>
        <Text className={css.name}>{words.kinds[kind]}</Text>
        <Text className={css.why}>{words.why[kind]}</Text>
      </View>
    ),
  },
  { key: 'money', title: words.money, figures: true, cell: ({ amountFen }) => `¥${yuan(amountFen)}` },
  { key: 'since', title: words.since, figures: true, cell: ({ since }) => dayTime(since) },
  {
    key: 'order',
    title: words.order,
    figures: true,
    cell: ({ orderId }) => (orderId ? shortNo(orderId) : words.noOrder),
  },
  { key: 'brand', title: words.brand, cell: ({ brandName, shopName }) => shopName || brandName || '–' },
  { key: 'delivery', title: words.delivery, cell: deliveryOf },
]

function deliveryOf({ parcel }: Item) {
  if (!parcel) return '–'
  return <Tag tone={parcel.dead ? 'bad' : 'wait'}>{parcel.dead ? words.dead : words.tried(parcel.attempts)}</Tag>
}

/** O2: money in suspense, oldest first, each line with why and what to do. */
export default function SuspensePage() {
  const [kind, setKind] = useState<Kind>('all')
  const asked = useAsk<typeof suspense>('operator/insight.suspense', kind === 'all' ? {} : { kind })
  return (
    <OperatorFrame at='suspense'>
      <Screen ask={asked} skeleton='list'>
        {(said) => (
          <DeskPage title={words.title} note={words.note} paper={shared.title}>
            <View className={css.parts}>
              <Sums said={said} />
              {said.kinds.length > 1 && (
                <Strip>
                  <Tabs look='pills' items={tabsOf(said)} value={kind} onChange={setKind} />
                </Strip>
              )}
              <Lines items={said.items} onAgain={() => void asked.again()} />
            </View>
          </DeskPage>
        )}
      </Screen>
    </OperatorFrame>
  )
}

const tabsOf = ({ kinds }: Suspense): { value: Kind; label: string; count?: number }[] => [
  { value: 'all', label: words.all },
  ...kinds.map(({ kind, count }) => ({ value: kind, label: words.kinds[kind], count })),
]

const sum = (fen: Fen) => <Price fen={fen} size='l' tone='inherit' />

function Sums({ said: { amountFen, count, held } }: { readonly said: Suspense }) {
  return (
    <View className={css.numbers}>
      <View className={css.first}>
        <Stat
          label={words.total}
          value={sum(amountFen)}
          tone={count > 0 ? 'bad' : 'good'}
          note={words.totalNote(count)}
        />
      </View>
      <Stat label={words.forming} value={sum(held.formingFen)} note={words.heldNote(held.forming)} />
      <Stat label={words.refunding} value={sum(held.refundingFen)} note={words.heldNote(held.refunding)} />
    </View>
  )
}

function Lines({ items, onAgain }: { readonly items: readonly Item[]; readonly onAgain: () => void }) {
  const [open, setOpen] = useState<Item | null>(null)
  if (items.length === 0) {
    const action = { label: words.again, onTap: onAgain }
    return <Empty icon='wallet' title={words.empty} text={words.emptyNote} action={action} />
  }
  return (
    <>
      <DataTable
        caption={words.title}
        columns={COLUMNS}
        rows={items}
        keyOf={(item) => `${item.kind}:${item.id}`}
        nameOf={(item) => words.kinds[item.kind]}
        onOpen={setOpen}
      />
      {open && <Stuck item={open} onClose={() => setOpen(null)} />}
    </>
  )
}
