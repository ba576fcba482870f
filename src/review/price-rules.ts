import type { Finding, PricedFacts, ReviewFacts } from '@/kernel/effect'
import { chinaDay, fromIso, type Ms } from '@/kernel/time'

/** Under 30 % of the list price a person looks: a slip of the pen, or a list price made up for the occasion (价格法 14). */
const PRICE_SHARE_MIN = 0.3
/** More units in one campaign than a brand of ours ever sold: probably a unit mixed up. */
const QUOTA_LOOK = 10_000
const QUOTA_BLOCK = 100_000

type Rule = (price: PricedFacts, now: Ms) => Finding | null

/** What is wrong with prices; each fault is named once, with the first of the goods that have it and how many more do. */
export function priceFindings(prices: readonly PricedFacts[], now: Ms): Finding[] {
  return RULES.flatMap((rule) => {
    const [first, ...more] = prices.flatMap((price) => rule(price, now) ?? [])
    if (!first) return []
    const heaviest = [first, ...more].find(({ weight }) => weight === 'block') ?? first
    return [more.length > 0 ? { ...heaviest, facts: { ...heaviest.facts, more: more.length } } : heaviest]
  })
}

const block = (code: string, facts: Finding['facts']): Finding => ({ code, weight: 'block', facts: facts ?? {} })

const farBelowList: Rule = ({ label, listPriceFen, priceFen }) =>
  listPriceFen !== undefined && priceFen < listPriceFen * PRICE_SHARE_MIN
    ? block('price-far-below-list', { label, listPriceFen, priceFen })
    : null

const hugeQuota: Rule = ({ label, quota = 0 }) =>
  quota > QUOTA_LOOK
    ? { code: 'quota-huge', weight: quota > QUOTA_BLOCK ? 'block' : 'note', facts: { label, quota } }
    : null

/** A crossed-out price says where it was charged and when (明码标价和禁止价格欺诈规定, 价格法 14); a day to come is none. */
const bareComparison: Rule = ({ label, comparedFen, comparedSource = '', comparedAt = '' }, now) => {
  if (comparedFen == null) return null
  const missing = [...(comparedSource.trim() === '' ? ['source'] : []), ...(isPast(comparedAt, now) ? [] : ['date'])]
  return missing.length > 0 ? block('compared-price-bare', { label, comparedFen, missing }) : null
}

/** A day is one in China, whatever the hour is elsewhere: today is no day to come. */
function isPast(charged: string, now: Ms): boolean {
  const at = fromIso(charged)
  if (Number.isNaN(at)) return false
  return charged.length === 10 ? charged <= chinaDay(now) : at <= now
}

const comparisonNotAbove: Rule = ({ label, comparedFen, priceFen }) =>
  comparedFen != null && comparedFen <= priceFen
    ? block('compared-price-not-above', { label, comparedFen, priceFen })
    : null

/** Selling below cost to push others out is unlawful (价格法 14 (2)); clearing perishable or old stock is not: a person asks. */
const belowCost: Rule = ({ label, costFen, priceFen }) =>
  costFen != null && priceFen < costFen ? block('price-below-cost', { label, costFen, priceFen }) : null

const RULES: readonly Rule[] = [farBelowList, hugeQuota, bareComparison, comparisonNotAbove, belowCost]

/** Goods that nobody can look at are not described (电商法 17, 消法 20). */
export function pictureFindings({ pictures, pictureUrls }: ReviewFacts): Finding[] {
  const count = pictures ?? pictureUrls?.length
  return count === 0 ? [{ code: 'picture-missing', weight: 'block' }] : []
}
