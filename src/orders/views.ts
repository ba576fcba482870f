import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import type { Id } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import { openAddress } from '@/kernel/sealed-address'
import type { Asked, Context } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { vaultOf } from '@/kernel/vault'
import type * as contract from './contract'
import { permits, TAB_NAMES, TABS } from './rules'
import * as views from './views-store'

const PAGE = 20

type Summary = z.infer<typeof contract.orderSummary>
/** Orders as this area knows them; the round an order belongs to is added by the shell. */
type Roundless<T> = { readonly view: T; readonly entries: readonly { campaignId: Id; entryId: Id }[] }

function summaryOf(row: views.SummaryRow): Summary {
  const { id, status, brandName, lines, totalFen, campaignId } = row
  const payBefore = status === 'unpaid' ? iso(row.payBefore) : null
  return { id, status, brandName, lines, totalFen, campaignId, createdAt: iso(row.createdAt), payBefore, roundId: null }
}

export async function mine(
  { sql }: Context,
  { input, by }: Asked<InputOf<typeof contract.mine>>,
): Promise<Roundless<OutputOf<typeof contract.mine>>> {
  const { tab, text, cursor } = input
  const ask = { personId: by.personId, statuses: TABS[tab], like: likeOf(text), before: idFrom(cursor), most: PAGE }
  const [list, counts] = await Promise.all([views.mine(sql, ask), views.countsOf(sql, by.personId)])
  const view = {
    items: list.map(summaryOf),
    next: list.length === PAGE ? list.at(-1)!.id : null,
    counts: tabCounts(counts),
  }
  return { view, entries: list.map(({ campaignId, entryId }) => ({ campaignId, entryId })) }
}

/** What people type is text, never a pattern. */
const likeOf = (text = '') => (text === '' ? null : `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)

function tabCounts(counts: Awaited<ReturnType<typeof views.countsOf>>): OutputOf<typeof contract.mine>['counts'] {
  const of = (statuses: readonly string[] | null) =>
    counts.reduce((sum, { status, n }) => sum + (!statuses || statuses.includes(status) ? n : 0), 0)
  return Object.fromEntries(TAB_NAMES.map((tab) => [tab, of(TABS[tab])])) as Record<(typeof TAB_NAMES)[number], number>
}

type View = OutputOf<typeof contract.view>
/** Whether the money can go back is for after-sales to say, what was bought for the campaigns; the shell adds both. */
type Unasked = Omit<View, 'may' | 'bought'> & { readonly may: Omit<View['may'], 'refund'> }

export async function view(
  { sql, now, vault }: Context,
  { input, by }: Asked<InputOf<typeof contract.view>>,
): Promise<Roundless<Unasked> | Refusal> {
  const [row] = await views.ownOrder(sql, input.orderId, by.personId)
  if (!row) return refuse('not-found')
  const [detail] = await views.detailOf(sql, row.id)
  if (!detail) throw new Error(`order ${row.id} vanished while it was read`)
  const order = {
    ...summaryOf(row),
    paidFen: row.paidFen,
    refundedFen: row.refundedFen,
    address: detail.address && openAddress(vaultOf({ vault }), detail.address),
    steps: [
      { type: 'ordered', actor: 'buyer', at: iso(row.createdAt), facts: {} },
      ...detail.steps.map((s) => ({ ...s, at: asIso(s.at) })),
    ],
    shipsBy: row.shipsBy === null ? null : iso(row.shipsBy),
    parcels: detail.parcels.map((p) => ({ ...p, shippedAt: asIso(p.shippedAt) })),
    refund: detail.refund && refundOf(detail.refund),
    may: permits(row.status, row.payBefore, now),
    returnableUntil: row.returnableUntil === null ? null : iso(row.returnableUntil),
    serverTime: iso(now),
  }
  return { view: order, entries: [{ campaignId: row.campaignId, entryId: row.entryId }] }
}

const asIso = (text: string) => iso(Date.parse(text))

/** Asked for by the house, accepted by WeChat, arrived at the buyer: the steps to come have no time yet. */
function refundOf({ amountFen, reason, why, state, askedAt, doneAt }: views.RefundRow) {
  const accepted = state === 'asked' ? null : asIso(doneAt ?? askedAt)
  const trail = [
    { step: 'asked' as const, at: asIso(askedAt) },
    { step: 'accepted' as const, at: accepted },
    { step: 'arrived' as const, at: doneAt && asIso(doneAt) },
  ]
  return { amountFen, reason, why, trail }
}
