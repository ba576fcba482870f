import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { QueryService } from '@/kernel/service'
import { DAY, fromIso, iso } from '@/kernel/time'
import type * as contract from './brand-contract'
import * as figures from './figure-store'
import * as store from './overview-store'
import { eachDay, lastDays, ratio } from './rules'

const SELLERS = 10
const PAGE = 50

type Overview = OutputOf<typeof contract.overview>

/** How a brand does, in five statements whatever its size. */
export const overview: QueryService<InputOf<typeof contract.overview>, Overview> = async ({ sql, now }, asked) => {
  const { brandId } = asked.by
  const span = { brandId, ...lastDays(asked.input.days, now) }
  const earlier = { brandId, from: span.from - asked.input.days * DAY, to: span.from }
  const [paid, paidBefore, refunds, became, sold] = await Promise.all([
    store.paidByDay(sql, span),
    store.paidByDay(sql, earlier),
    store.refundsByDay(sql, span),
    store.outcomes(sql, span, now),
    store.sellers(sql, span, SELLERS),
  ])
  const direct = sold.find((one) => one.shopId === null)
  return {
    days: eachDay(span, joined(paid, refunds), { orders: 0, salesFen: 0, refunds: 0, refundsFen: 0 }),
    ...sums(paid, refunds),
    before: { orders: total(paidBefore, 'n'), salesFen: total(paidBefore, 'fen') },
    done: ratio(became.done, became.paid),
    refunded: ratio(became.refunded, became.paid),
    lateShipped: ratio(became.shippedLate, became.shipped),
    lateNow: became.lateNow,
    sellers: sold.flatMap(({ shopId, ...rest }) => (shopId === null ? [] : [{ shopId, ...rest }])),
    direct: { orders: direct?.orders ?? 0, salesFen: direct?.salesFen ?? 0 },
    serverTime: iso(now),
  }
}

const total = (rows: readonly store.DayRow[], what: 'n' | 'fen') => rows.reduce((sum, row) => sum + row[what], 0)

const sums = (paid: readonly store.DayRow[], refunds: readonly store.DayRow[]) => ({
  orders: total(paid, 'n'),
  salesFen: total(paid, 'fen'),
  refunds: total(refunds, 'n'),
  refundsFen: total(refunds, 'fen'),
})

/** One line per day on which anything happened. */
function joined(paid: readonly store.DayRow[], refunds: readonly store.DayRow[]): Overview['days'] {
  const on = (rows: readonly store.DayRow[]) => new Map(rows.map((row) => [row.day, row]))
  const [sold, back] = [on(paid), on(refunds)]
  return [...new Set([...sold.keys(), ...back.keys()])].map((day) => ({
    day,
    orders: sold.get(day)?.n ?? 0,
    salesFen: sold.get(day)?.fen ?? 0,
    refunds: back.get(day)?.n ?? 0,
    refundsFen: back.get(day)?.fen ?? 0,
  }))
}

/** Midnight in China at which this calendar day begins. */
const dayBegins = (day: string) => fromIso(`${day}T00:00:00+08:00`)

/** What a number of the overview is made of. */
export const figure: QueryService<InputOf<typeof contract.figure>, OutputOf<typeof contract.figure>> = async (
  { sql, now },
  { input, by },
) => {
  const span = input.day ? { from: dayBegins(input.day), to: dayBegins(input.day) + DAY } : lastDays(input.days, now)
  const ask = { ...span, brandId: by.brandId, of: input.of, shopId: input.shopId ?? null, now }
  const [found, sum] = await Promise.all([
    figures.ordersOf(sql, ask, { after: placeOf(input.cursor), limit: PAGE + 1 }),
    figures.sumOf(sql, ask),
  ])
  const { items, next } = pageFrom(found, PAGE, (last) => cursorOf(last.paidAt, last.orderId))
  const time = (at: number | null) => (at === null ? null : iso(at))
  return {
    items: items.map(({ paidAt, shipsBy, shippedAt, ...row }) => ({
      ...row,
      paidAt: iso(paidAt),
      shipsBy: time(shipsBy),
      shippedAt: time(shippedAt),
    })),
    next,
    ...sum,
  }
}
