import type { Problem } from '@/kernel/result'
import { withoutTags } from './html-text'
import { oneLine, type ProductFields, withValue } from './lines'
import type { Match } from './match'
import type { ProductNow } from './snapshot'
import type { Say } from './speaker'

/**
 * What a file says that stands in the catalogue already, as our own export writes it. Reading takes tags and line ends off
 * texts: where nothing else differs, the catalogue keeps its own.
 */
export function withoutSame(said: ProductFields, product: ProductNow | null): ProductFields {
  if (!product) return said
  const isSame = said.pictureUrls?.join(' ') === [...new Set(product.pictureUrls)].join(' ')
  return {
    ...said,
    title: said.title === inOneLine(product.title) ? null : said.title,
    comparedSource: said.comparedSource === inOneLine(product.comparedSource) ? null : said.comparedSource,
    about: said.about === withoutTags(product.about.trim()) ? null : said.about,
    pictureUrls: isSame ? null : said.pictureUrls,
  }
}

/** The same of a SKU's own words. */
export const withoutSameOptions = (match: Match): Match =>
  match.sku && match.line.options === inOneLine(match.sku.options)
    ? { ...match, line: { ...match.line, options: null } }
    : match

const inOneLine = (text: string): string => oneLine(text).trim()

/** Whether a cell that we would not take from anybody is the one that stands in the catalogue: it changes nothing. */
export function stands({ field, code, value, facts }: Problem, { product, sku }: Standing, say: Say): boolean {
  // Two lines of one file that say different things are at odds, whichever of them the catalogue agrees with.
  if (value === undefined || code === 'differs-from-first-line') return false
  // Prices that were written alike before there was one rule.
  if (code === 'price-over-compared')
    return sku?.priceFen === facts?.priceFen && sku?.comparedFen === facts?.comparedFen
  const is = (text: string | undefined) =>
    text !== undefined && withValue({ field, code: '' }, text.trim()).value === value
  if (field === say('title', '').field) return is(product?.title)
  if (field === say('about', '').field) return is(product?.about)
  if (field === say('category', '').field) return is(product?.category)
  if (field === say('compared-source', '').field) return is(product?.comparedSource)
  if (field === say('options', '').field) return is(sku?.options)
  return field === say('barcode', '').field && is(sku?.barcode)
}

interface Standing {
  readonly product: ProductNow | null
  readonly sku: Match['sku']
}
