import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'

/** What an import must know of others, and what it asks of them: areas never call each other, so the shell brings these. */
export interface Neighbours {
  /** The highest price of each of these SKUs in running campaigns. */
  runningPrices(context: Context, skuIds: readonly Id[]): Promise<ReadonlyMap<Id, number>>
  /** How many units of each of these SKUs are sold and have not left yet; where there are none, nothing is said. */
  unshipped(context: Context, brandId: Id, skuIds: readonly Id[]): Promise<ReadonlyMap<Id, number>>
  /** Which of these products somebody depends on: a campaign, a batch. */
  needed(context: Context, products: readonly Asked[]): Promise<ReadonlySet<Id>>
}

/** What a stock number depends on beside the catalogue. */
export type Shelf = Pick<Neighbours, 'unshipped'>
export type Market = Pick<Neighbours, 'runningPrices' | 'unshipped'>

/** A product that was there before is only needed anew when something was begun with it at `since` or later. */
export interface Asked {
  readonly productId: Id
  readonly since: number | null
}
