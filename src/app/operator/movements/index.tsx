import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { DeskPage } from '@/app/desk-page'
import { shortNo } from '@/app/order-no'
import { go, goInstead } from '@/app/routes'
import { type Paged, usePages } from '@/app/state/pages'
import type { movements } from '@/insight/desk-contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Button, Screen, Word } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import { words as shared } from '../desk-words'
import { OperatorFrame } from '../frame'
import css from './index.module.css'
import { words } from './words'

type Movements = OutputOf<typeof movements>
type Line = Movements['items'][number]

const COLUMNS: readonly Column<Line>[] = [
  { key: 'rule', title: words.rule, main: true, cell: ({ rule }) => words.rules[rule] ?? rule },
  { key: 'money', title: words.money, figures: true, cell: ({ amountFen }) => `¥${yuan(amountFen)}` },
  { key: 'from', title: words.from, cell: ({ debit, debitOwner }) => <Account id={debit} owner={debitOwner} /> },
  { key: 'to', title: words.to, cell: ({ credit, creditOwner }) => <Account id={credit} owner={creditOwner} /> },
  { key: 'at', title: words.at, figures: true, cell: ({ at }) => dayTime(at) },
]

function nameOf(id: string, owner: string): string {
  const bucket = id.slice(id.lastIndexOf(':') + 1)
  return words.accounts[id] ?? words.owned(owner, words.buckets[bucket] ?? bucket)
}

function Account({ id, owner }: { readonly id: string; readonly owner: string }) {
  return (
    <Word role='link' onTap={() => go('operator/movements', { a: id })}>
      {nameOf(id, owner)}
    </Word>
  )
}

/** The ledger behind an order (`o`) or an account (`a`). */
export default function MovementsPage() {
  const { o, a } = useRouter().params
  const account = a ? decodeURIComponent(a) : undefined
  const asked = usePages<typeof movements>('operator/insight.movements', account ? { account } : { orderId: o ?? '' })
  const first = asked.items[0]
  const owner = first ? (first.debit === account ? first.debitOwner : first.creditOwner) : ''
  const title = account ? nameOf(account, owner) : words.ofOrder(shortNo(o ?? ''))
  return (
    <OperatorFrame at='suspense'>
      <DeskPage title={title} note={noteOf(asked, account ? title : null)} paper={shared.title}>
        <Screen ask={asked} skeleton='list' empty={() => (asked.items.length > 0 ? null : EMPTY)}>
          {() => <Lines asked={asked} />}
        </Screen>
      </DeskPage>
    </OperatorFrame>
  )
}

const EMPTY = {
  icon: 'wallet' as const,
  title: words.empty,
  text: words.emptyNote,
  action: { label: words.back, onTap: () => goInstead('operator/suspense') },
}

function noteOf({ data }: Paged<Movements>, account: string | null): string {
  if (!data) return words.openAccount
  const { order, balanceFen } = data
  if (order) {
    const about = words.order(order.brandName, order.title, words.statuses[order.status] ?? order.status)
    return `${about} · ${words.paid} ¥${yuan(order.paidFen)} · ${words.refunded} ¥${yuan(order.refundedFen)}`
  }
  return balanceFen === null ? words.openAccount : `${account ?? ''} ${words.balance(yuan(balanceFen))}`
}

function Lines({ asked }: { readonly asked: Paged<Movements> }) {
  return (
    <>
      <DataTable
        caption={words.title}
        columns={COLUMNS}
        rows={asked.items}
        keyOf={(line) => line.transferId}
        nameOf={(line) => words.rules[line.rule] ?? line.rule}
      />
      {asked.more && (
        <View className={`${css.more} off-paper`}>
          <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
            {words.more}
          </Button>
        </View>
      )}
    </>
  )
}
