import type { Problem } from '@/kernel/result'
import { DAY, HOUR } from '@/kernel/time'
import type { Market, Schema } from '../kind'

/** What a brand sets for a group buy. Prices and quota belong to the offer, common to all kinds. */
export interface Terms {
  /** Seats of a group, the leader's included. */
  readonly size: number
  /** Hours from the leader's payment until the group must be full. */
  readonly hours: number
  /** Units one person may hold or have bought in the whole campaign. */
  readonly unitsPerPerson: number
}

/** Two to five: activities formed by sharing are capped at five people (WeChat OPS 5.1.8). */
export const terms: Schema<Terms> = {
  size: { unit: 'count', min: 2, max: 5, usual: 3 },
  hours: { unit: 'hours', min: 1, max: 72, usual: 24 },
  unitsPerPerson: { unit: 'count', min: 1, max: 99, usual: 2 },
}

/** Presales must ship within 330 days (WeChat TRD 1.3); WeChat wants to know of anything later than 15. */
const SHIPS_IN_DAYS_MAX = 330
/** Profit sharing takes at most 30 % of an order (PAY 分账). */
const COMMISSION_RATE_MAX = 3000
const CAMPAIGN_DAYS_MAX = 90

/** Every fault of an offer at once, each beside its field; codes have their sentences in `words.ts`. */
export function check(chosen: Terms, market: Market): Problem[] {
  return [...checkTerms(chosen, market), ...checkDates(market), ...checkGoods(chosen, market)]
}

function checkTerms(chosen: Terms, market: Market): Problem[] {
  const problems: Problem[] = []
  for (const [name, field] of Object.entries(terms)) {
    const value = chosen[name as keyof Terms]
    const fits = Number.isInteger(value) && value >= field.min && value <= field.max
    const code = name === 'size' ? 'size-unlawful' : 'out-of-range'
    if (!fits) problems.push({ field: `terms.${name}`, code, facts: { min: field.min, max: field.max } })
  }
  if (market.endsAt - market.startsAt < chosen.hours * HOUR)
    problems.push({ field: 'terms.hours', code: 'longer-than-campaign' })
  return problems
}

function checkDates(market: Market): Problem[] {
  const problems: Problem[] = []
  if (!(market.endsAt > market.startsAt)) problems.push({ field: 'endsAt', code: 'ends-before-start' })
  if (market.endsAt <= market.now) problems.push({ field: 'endsAt', code: 'in-the-past' })
  if (market.endsAt - market.startsAt > CAMPAIGN_DAYS_MAX * DAY) {
    problems.push({ field: 'endsAt', code: 'too-long', facts: { days: CAMPAIGN_DAYS_MAX } })
  }
  if (market.shipsInDays < 1 || market.shipsInDays > SHIPS_IN_DAYS_MAX) {
    problems.push({ field: 'shipsInDays', code: 'ships-too-late', facts: { days: SHIPS_IN_DAYS_MAX } })
  }
  if (market.commissionRate < 0 || market.commissionRate > COMMISSION_RATE_MAX) {
    problems.push({
      field: 'commissionRate',
      code: 'commission-too-high',
      facts: { percent: COMMISSION_RATE_MAX / 100 },
    })
  }
  return problems
}

function checkGoods(chosen: Terms, market: Market): Problem[] {
  if (market.goods.length === 0) return [{ field: 'goods', code: 'goods-missing' }]
  return market.goods.flatMap((goods, at) => {
    const problems: Problem[] = []
    const add = (field: string, code: string, facts?: Record<string, unknown>) =>
      problems.push({ field: `goods.${at}.${field}`, code, ...(facts ? { facts } : {}) })
    if (!(goods.priceFen >= 1)) add('priceFen', 'price-missing')
    if (!(goods.priceFen < goods.singlePriceFen)) add('priceFen', 'not-below-single')
    // A struck price nobody ever asked is an invented discount (价格法 14, 明码标价和禁止价格欺诈规定).
    if (goods.singlePriceFen > goods.listPriceFen)
      add('singlePriceFen', 'single-above-list', { listPriceFen: goods.listPriceFen })
    if (goods.quota > goods.onHand) add('quota', 'quota-above-stock', { onHand: goods.onHand })
    if (goods.quota < chosen.size) add('quota', 'quota-below-group', { size: chosen.size })
    return problems
  })
}
