import type { Problem } from '@/kernel/result'
import { DAY } from '@/kernel/time'
import type { Market, Schema } from '../kind'

/** What a brand sets for this kind. Prices and quota belong to the offer, common to all kinds. */
export interface Terms {
  /** Units one person may hold or have bought in the whole campaign. */
  readonly unitsPerPerson: number
}

export const terms: Schema<Terms> = {
  unitsPerPerson: { unit: 'count', min: 1, max: 99, usual: 1 },
}

/** Profit sharing takes at most 30 % of an order (PAY 分账). */
const COMMISSION_RATE_MAX = 3000
const CAMPAIGN_DAYS_MAX = 30

/** Every fault of an offer at once, each beside its field; codes have their sentences in `words.ts`. */
export function check(chosen: Terms, market: Market): Problem[] {
  return [...checkTerms(chosen), ...checkOffer(market), ...market.goods.flatMap(checkGoods)]
}

function checkTerms({ unitsPerPerson }: Terms): Problem[] {
  const { min, max } = terms.unitsPerPerson
  if (Number.isInteger(unitsPerPerson) && unitsPerPerson >= min && unitsPerPerson <= max) return []
  return [{ field: 'terms.unitsPerPerson', code: 'out-of-range', facts: { min, max } }]
}

function checkOffer({ now, startsAt, endsAt, commissionRate, goods }: Market): Problem[] {
  const problems: Problem[] = []
  if (!(endsAt > startsAt) || endsAt <= now) problems.push({ field: 'endsAt', code: 'ends-before-start' })
  if (endsAt - startsAt > CAMPAIGN_DAYS_MAX * DAY)
    problems.push({ field: 'endsAt', code: 'too-long', facts: { days: CAMPAIGN_DAYS_MAX } })
  if (!(commissionRate >= 0 && commissionRate <= COMMISSION_RATE_MAX))
    problems.push({
      field: 'commissionRate',
      code: 'commission-too-high',
      facts: { percent: COMMISSION_RATE_MAX / 100 },
    })
  if (goods.length === 0) problems.push({ field: 'goods', code: 'goods-missing' })
  return problems
}

function checkGoods(goods: Market['goods'][number], at: number): Problem[] {
  const problems: Problem[] = []
  if (!(goods.priceFen >= 1)) problems.push({ field: `goods.${at}.priceFen`, code: 'price-missing' })
  // A price nobody ever asked is an invented discount (价格法 14, 明码标价和禁止价格欺诈规定).
  if (goods.priceFen > goods.listPriceFen) problems.push({ field: `goods.${at}.priceFen`, code: 'above-list' })
  if (goods.quota > goods.onHand)
    problems.push({ field: `goods.${at}.quota`, code: 'quota-above-stock', facts: { onHand: goods.onHand } })
  return problems
}
