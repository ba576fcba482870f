import { Text, View } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import { Card, Tag, Word } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import type { Pull, Told } from './lever'
import { words } from './words'

type Order = Told['orders'][number]
type Notice = Told['notices'][number]

const stateOf = (state: string) => words.states[state] ?? state

export function Orders({ told, pull }: { readonly told: Told; readonly pull: Pull }) {
  if (told.orders.length === 0) return <Card title={words.orders}>{words.noOrders}</Card>
  const columns: readonly Column<Order>[] = [
    { key: 'what', title: words.what, main: true, cell: ({ what }) => <Text className={css.what}>{what}</Text> },
    { key: 'money', title: words.money, figures: true, cell: ({ fen }) => `¥${yuan(fen)}` },
    {
      key: 'state',
      title: words.state,
      cell: ({ state }) => <Tag tone={state === 'SUCCESS' ? 'good' : 'quiet'}>{stateOf(state)}</Tag>,
    },
    {
      key: 'shipping',
      title: words.shipping,
      cell: ({ state, shipping }) =>
        state === 'SUCCESS' ? words.shippingState(shipping.state, shipping.parcels) : '—',
    },
    { key: 'act', title: words.act, cell: (order) => <Acts order={order} pull={pull} /> },
  ]
  return (
    <View>
      <Text className={css.heading}>{words.orders}</Text>
      <DataTable
        caption={words.orders}
        columns={columns}
        rows={told.orders}
        keyOf={({ outTradeNo }) => outTradeNo}
        nameOf={({ what }) => what}
      />
    </View>
  )
}

function Acts({ order: { outTradeNo, prepayId, state, what }, pull }: { readonly order: Order; readonly pull: Pull }) {
  const pay = () => pull('pay', { prepay_id: prepayId }, ({ errMsg }) => paid(String(errMsg)))
  const forge = () => pull('forge', { out_trade_no: outTradeNo, how: 'signature' }, ({ status }) => forged(status))
  return (
    <View className={css.acts}>
      {state === 'NOTPAY' && (
        <Word label={`${words.pay}：${what}`} onTap={pay}>
          {words.pay}
        </Word>
      )}
      <Word label={`${words.forgeOne}：${what}`} onTap={forge}>
        {words.forgeOne}
      </Word>
    </View>
  )
}

const paid = (errMsg: string) =>
  errMsg.endsWith(':ok') ? { text: words.paid, good: true } : { text: words.refused(errMsg), good: false }

/** A forged notice must be turned away: 2xx would be a hole. */
function forged(status: unknown) {
  const good = typeof status === 'number' && status >= 400
  return { text: words.forged(String(status), good), good }
}

const NOTICE_COLUMNS: readonly Column<Notice>[] = [
  {
    key: 'event',
    title: words.event,
    main: true,
    cell: ({ event, forged: how }) => (how ? words.fake(words.events[event] ?? event) : (words.events[event] ?? event)),
  },
  {
    key: 'state',
    title: words.state,
    cell: ({ state }) => <Tag tone={state === 'delivered' ? 'good' : 'wait'}>{stateOf(state)}</Tag>,
  },
  { key: 'answers', title: words.answers, figures: true, cell: ({ statuses }) => statuses.join(' · ') || '–' },
  { key: 'at', title: words.at, figures: true, cell: ({ at }) => dayTime(at) },
]

export function Notices({ told }: { readonly told: Told }) {
  if (told.notices.length === 0) return <Card title={words.notices}>{words.noNotices}</Card>
  return (
    <View>
      <Text className={css.heading}>{words.notices}</Text>
      <DataTable
        caption={words.notices}
        columns={NOTICE_COLUMNS}
        rows={told.notices}
        keyOf={({ id }) => id}
        nameOf={({ event }) => words.events[event] ?? event}
      />
    </View>
  )
}
