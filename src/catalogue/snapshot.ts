import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { StockNow, StockThere } from './rules'

/** The catalogue of one brand as it is now, as far as a file touches it. */
export interface Catalogue {
  readonly products: ReadonlyMap<string, ProductNow>
  readonly skus: readonly SkuThere[]
}

export type Status = 'draft' | 'in-review' | 'live' | 'withdrawn'

/** What a product says of itself; its SKUs say the rest. */
export interface ProductWords {
  readonly handle: string
  readonly title: string
  readonly about: string
  readonly category: string
  readonly shipsInDays: number
  readonly pictureUrls: readonly string[]
  /** Where the crossed-out prices of its SKUs were charged, and on which day (2026-03-01). */
  readonly comparedSource: string
  readonly comparedOn: string | null
}

export interface ProductNow extends ProductWords {
  readonly id: Id
  readonly status: Status
  readonly version: number
  /** The last version that buyers could meet. */
  readonly liveVersion: number | null
  /** The open case of the review. */
  readonly caseId: Id | null
  readonly reviewReason: string
}

export interface SkuWords {
  readonly id: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly pictureUrl: string
  readonly barcode: string
  /** The crossed-out price (划线价). */
  readonly comparedFen: Fen | null
}

export interface SkuNow extends SkuWords, StockNow {
  readonly productId: Id
  readonly handle: string
  /** No longer offered; its row stays for what hangs on it. */
  readonly retired: boolean
}

/** A SKU with all that a stock number and a price are judged by. */
export interface SkuThere extends SkuNow, StockThere {
  /** The highest price of this SKU in a running campaign; null or absent when there is none. */
  readonly campaignFen?: Fen | null
}

/** A product and its SKUs at one version: what `product_version` keeps. */
export interface Snapshot extends ProductWords {
  readonly skus: readonly SkuWords[]
}
