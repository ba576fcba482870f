import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import type { Effect } from '@/kernel/effect'
import { compactId, type Id, newId } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, Context, Outcome } from '@/kernel/service'
import { iso, nextMidnight } from '@/kernel/time'
import type * as contract from './contract'
import { CHECKING_LASTS, LIMITS, leftOf, type Recent, today, whyNot, whyNotNow } from './rules'
import * as store from './withdrawals-store'

type Withdraw = InputOf<typeof contract.withdraw>
type View = OutputOf<typeof contract.withdrawal>

/** Opens withdrawals of shops whose available sum the caller has locked: nobody else takes of it meanwhile. */
export async function ask(
  { sql, now }: Context,
  asked: readonly (Asked<Withdraw> & { availableFen: Fen })[],
): Promise<Outcome<OutputOf<typeof contract.withdraw>>[]> {
  const recent = await recentOf(
    { sql, now },
    asked.map(({ by }) => by.shopId),
  )
  const drafts: store.Draft[] = []
  const outcomes = asked.map(({ input, by, availableFen }) => {
    const { amountFen } = input
    const no = whyNot({ amountFen, availableFen, recent: recent.get(by.shopId) ?? [] }, now)
    if (no) return no
    const draft = { id: newId(), shopId: by.shopId, personId: by.personId, grossFen: amountFen, askedAt: now }
    drafts.push(draft)
    // Whoever asks twice in one batch meets the first wish.
    recent.set(by.shopId, [{ ...draft, state: 'asked', reason: '', endedAt: null }])
    return { answer: { withdrawalId: draft.id }, effects: [askedFor(draft)] }
  })
  if (drafts.length > 0) await store.insertWithdrawals(sql, drafts)
  return outcomes
}

const askedFor = ({ id: withdrawalId, shopId, grossFen }: store.Draft): Effect => ({
  type: 'withdrawal-asked',
  withdrawalId,
  shopId,
  grossFen,
})

async function recentOf({ sql, now }: Context, shopIds: readonly Id[]): Promise<Map<Id, Recent[]>> {
  const found = await store.recentOf(sql, shopIds, Math.min(today(now), now - CHECKING_LASTS))
  const groups = new Map<Id, Recent[]>()
  for (const one of found) groups.set(one.shopId, [...(groups.get(one.shopId) ?? []), one])
  return groups
}

const PAGE = 20

/** A shop's withdrawals, newest first, and what may be taken out now. */
export async function list(context: Context, { input, by }: Asked<InputOf<typeof contract.withdrawals>>) {
  const { sql, now } = context
  const [rows, recent] = await Promise.all([
    store.withdrawalsOf(sql, { shopId: by.shopId, before: idFrom(input.cursor), most: PAGE }),
    recentOf(context, [by.shopId]),
  ])
  const mine = recent.get(by.shopId) ?? []
  const left = leftOf(mine, now)
  const no = whyNotNow(mine, now)
  return {
    items: rows.map(viewOf),
    next: rows.length === PAGE ? rows.at(-1)!.id : null,
    limits: {
      minFen: LIMITS.minFen,
      maxFen: LIMITS.maxFen,
      dayLeftFen: left.fen,
      dayLeftTimes: left.times,
      dayEndsAt: iso(nextMidnight(now)),
    },
    no: no ? { code: no.refused, facts: no.facts ?? {} } : null,
  }
}

export async function view(
  { sql }: Pick<Context, 'sql'>,
  { input, by }: Asked<InputOf<typeof contract.withdrawal>>,
): Promise<View | Refusal> {
  const [row] = await store.withdrawalById(sql, input.withdrawalId)
  return row && row.shopId === by.shopId ? viewOf(row) : refuse('not-found')
}

function viewOf(row: store.Row): View {
  const { state, packageInfo, mchid, confirmBefore, endedAt } = row
  return {
    id: row.id,
    state,
    grossFen: row.grossFen,
    withheldFen: row.withheldFen,
    netFen: row.netFen,
    reason: row.reason,
    billNo: compactId(row.id),
    wechatBillNo: row.wechatBillNo,
    askedAt: iso(row.askedAt),
    confirmBefore: confirmBefore === null ? null : iso(confirmBefore),
    endedAt: endedAt === null ? null : iso(endedAt),
    period: row.period,
    confirm: state === 'waiting' && packageInfo && mchid ? { mchId: mchid, package: packageInfo } : null,
  }
}

/** What has come to its end, many at once; what had ended before changes nothing. */
export async function ended({ sql }: Context, asked: readonly Asked<store.Ended>[]): Promise<Outcome<null>[]> {
  const once = [...new Map(asked.map(({ input }) => [input.withdrawalId, input])).values()]
  const moved = await store.endWithdrawals(sql, once)
  const effects = moved.map(({ id: withdrawalId, endedAt: at, state, ...money }): Effect => {
    return state === 'done'
      ? { type: 'withdrawal-paid', withdrawalId, ...money, at }
      : { type: 'withdrawal-returned', withdrawalId, shopId: money.shopId, grossFen: money.grossFen, at }
  })
  return asked.map((_, i) => ({ answer: null, effects: i === 0 ? effects : [] }))
}
