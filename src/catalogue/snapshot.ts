import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { StockNow } from './rules'

/** The catalogue of one brand as it is now, as far as a file touches it. */
export interface Catalogue {
  readonly products: ReadonlyMap<string, ProductNow>
  readonly skus: readonly SkuNow[]
}

export interface ProductNow {
  readonly id: Id
  readonly handle: string
  readonly title: string
  readonly about: string
  readonly category: string
  readonly shipsInDays: number
  readonly status: 'listed' | 'withdrawn'
  readonly pictureUrls: readonly string[]
}

export interface SkuNow extends StockNow {
  readonly id: Id
  readonly productId: Id
  readonly handle: string
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly pictureUrl: string
}
