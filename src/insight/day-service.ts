import type { OutputOf } from '@/kernel/contract'
import { refuse } from '@/kernel/result'
import type { Asked, Context } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './day-contract'
import * as store from './day-store'
import { eachDay, lastDays } from './rules'

type Day = OutputOf<typeof contract.day>
type Todo = Day['todo'][number]

const DAYS = 7
const PARTS = 100
const GROUPS = 5

/** What the payments' own rules say about money that leaves. */
export interface Limits {
  readonly leastOutFen: number
}

/** The day of a shop, in seven statements whatever its size. */
export async function day({ sql, now }: Context, { by }: Asked<unknown>, limits: Limits) {
  const { shopId } = by
  if (shopId === '') return refuse('not-found')
  const span = { shopId, ...lastDays(DAYS, now) }
  const today = { shopId, ...lastDays(1, now) }
  const [visits, orders, earned, parts, standing, shelf, short] = await Promise.all([
    store.visitsByDay(sql, span),
    store.ordersByDay(sql, span),
    store.earnedByDay(sql, span),
    store.partsOf(sql, today, PARTS),
    store.standing(sql, shopId),
    store.shelfOf(sql, shopId, now),
    store.shortOfOne(sql, { shopId, now, most: GROUPS }),
  ])
  const { underWay, ...sums } = standing
  const mayTakeOut = !underWay && sums.availableFen >= limits.leastOutFen
  return {
    days: eachDay(span, joined({ visits, orders, earnedFen: earned }), { visits: 0, orders: 0, earnedFen: 0 }),
    today: parts,
    sums,
    todo: [...short.map(asTodo), ...(mayTakeOut ? [takeOut(sums.availableFen)] : []), ...ofShelf(shelf)],
    serverTime: iso(now),
  }
}

type Counted = readonly { readonly day: string; readonly n: number }[]

/** One line for each day on which anything happened. */
function joined(of: { visits: Counted; orders: Counted; earnedFen: Counted }): Day['days'] {
  const days = [...new Set(Object.values(of).flatMap((rows) => rows.map(({ day }) => day)))]
  const on = (rows: Counted, day: string) => rows.find((row) => row.day === day)?.n ?? 0
  return days.map((day) => ({
    day,
    visits: on(of.visits, day),
    orders: on(of.orders, day),
    earnedFen: on(of.earnedFen, day),
  }))
}

const nothing = { count: 1, fen: 0, title: '', campaignId: null, roundId: null, endsAt: null }

const asTodo = ({ endsAt, ...group }: store.ShortRow): Todo => ({
  ...nothing,
  what: 'short',
  ...group,
  endsAt: iso(endsAt),
})

const takeOut = (fen: number): Todo => ({ ...nothing, what: 'withdraw', fen })

function ofShelf({ picked, unshared, unsharedId, unsharedTitle, ended, endedTitle }: store.ShelfRow): Todo[] {
  if (picked === 0) return [{ ...nothing, what: 'pick', count: 0 }]
  const share: Todo = {
    ...nothing,
    what: 'share',
    count: unshared,
    title: unsharedTitle ?? '',
    campaignId: unsharedId,
  }
  const gone: Todo = { ...nothing, what: 'ended', count: ended, title: endedTitle ?? '' }
  return [share, gone].filter(({ count }) => count > 0)
}
