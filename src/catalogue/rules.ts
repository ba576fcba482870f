import type { Fen } from '@/kernel/money'

/** Bounds of a file and of what it may say; each has its sentence in words.ts. */
export const FILE_BYTES_MAX = 32 * 1024 * 1024
export const FILE_ROWS_MAX = 200_000
export const CELL_CHARS_MAX = 2_000
export const SKUS_PER_PRODUCT_MAX = 100
/** Lines of one product that are judged together; more than that is no product. */
export const LINES_PER_PRODUCT_MAX = 400
export const PICTURES_MAX = 12
export const STOCK_MAX = 10_000_000
export const PRICE_FEN_MAX: Fen = 100_000_000
/** A promise of more than 330 days is no presale but a loan (TRD of WeChat shops: 15–330 days). */
export const SHIPS_IN_DAYS_MAX = 330
export const SHIPS_IN_DAYS_USUAL = 2

/** How long each cell may be; a description may be as long as any cell. */
export const TEXT_MAX = {
  handle: 100,
  title: 200,
  about: CELL_CHARS_MAX,
  category: 40,
  options: 200,
  sku: 120,
  'compared-source': 100,
} as const

/** A price may move by so many percent unasked: beyond that it is mostly a slipped decimal point, and once ordered it is law. */
export const PRICE_MOVES_MAX = 30

export interface PriceMove {
  readonly beforeFen: Fen
  readonly afterFen: Fen
  /** The highest price of this SKU in a running campaign; null when there is none. */
  readonly campaignFen: Fen | null
}

/**
 * What wants a yes of its own: a price that moves far, and one that falls below what a running campaign asks for the same
 * goods, for then the offer is none.
 */
export function guardsOf({ beforeFen, afterFen, campaignFen }: PriceMove): { code: string; facts: PriceFacts }[] {
  if (afterFen === beforeFen) return []
  const facts = { beforeFen, afterFen }
  const guards: { code: string; facts: PriceFacts }[] = []
  if (Math.abs(afterFen - beforeFen) * 100 > beforeFen * PRICE_MOVES_MAX) guards.push({ code: 'price-far', facts })
  if (campaignFen !== null && afterFen < campaignFen) {
    guards.push({ code: 'below-campaign', facts: { ...facts, campaignFen } })
  }
  return guards
}
/** 禁止价格欺诈规定: a crossed-out price is above the price. One rule for files, forms, machines and edits of many. */
export const isCrossedOut = (comparedFen: Fen | null, priceFen: Fen): boolean =>
  comparedFen === null || comparedFen > priceFen

export type PriceFacts = { readonly beforeFen: Fen; readonly afterFen: Fen; readonly campaignFen?: Fen }

export interface StockNow {
  readonly received: number
  readonly held: number
  readonly sold: number
}

/** With the units that are sold and have not left yet: they still lie on the shelf, and whoever counts counts them. */
export interface StockThere extends StockNow {
  readonly unshipped: number
}
export const NO_STOCK: StockThere = { received: 0, held: 0, sold: 0, unshipped: 0 }

/** What a stock number means: what lies in the warehouse, units that wait to be shipped or are set aside included. */
export const inWarehouse = ({ received, sold, unshipped }: StockThere): number => received - sold + unshipped

/** The `received` that makes the warehouse hold the counted number; what was sold stays sold. */
export const receivedFor = (counted: number, { sold, unshipped }: StockThere): number => counted + sold - unshipped

/** Buyers and campaigns were promised so many: a warehouse with fewer could not keep its word. */
export const promised = ({ held, unshipped }: StockThere): number => held + unshipped

/**
 * A code for a SKU whose file gives none: the same file always gives the same codes. Too long ones are cut, and a
 * fingerprint (FNV-1a) of the whole keeps them apart, also from a code that another SKU has already.
 */
export function madeUpCode(handle: string, options: string, isTaken: (code: string) => boolean): string {
  const whole = options === '' ? handle : `${handle}:${options}`
  if (whole.length <= TEXT_MAX.sku && !isTaken(whole)) return whole
  return `${whole.slice(0, TEXT_MAX.sku - 9)}#${fingerprint(whole)}`
}

function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** A handle for a product whose file gives none: its title in small letters, dashes for everything between words. */
export const madeUpHandle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, TEXT_MAX.handle)

export interface SetAside {
  readonly skuId: string
  readonly units: number
}

/**
 * Takes units for several goods, all or none. `left` is what is on hand per SKU and is only lowered when all fit.
 * Returns the goods that are short, empty when none is.
 */
export function takeAll(left: Map<string, number>, goods: readonly SetAside[]): { skuId: string; onHand: number }[] {
  const wanted = new Map<string, number>()
  for (const { skuId, units } of goods) wanted.set(skuId, (wanted.get(skuId) ?? 0) + units)
  const short = [...wanted].filter(([skuId, units]) => (left.get(skuId) ?? 0) < units)
  if (short.length === 0) for (const [skuId, units] of wanted) left.set(skuId, left.get(skuId)! - units)
  return short.map(([skuId]) => ({ skuId, onHand: left.get(skuId) ?? 0 }))
}

/** Statements take this many rows at once: more gains nothing and makes parameters of many megabytes. */
const CHUNK = 5_000

export function inChunks<T>(list: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let i = 0; i < list.length; i += CHUNK) chunks.push(list.slice(i, i + CHUNK))
  return chunks
}

/** A file travels in parts of this size; its base64 is one megabyte. */
export const PART_BYTES = 768 * 1024
