import type { OutputOf } from '@/kernel/contract'
import type { toShip } from '@/orders/shipping-contract'
import type { openBatches } from '@/provenance/contract'

export type OpenGoods = OutputOf<typeof openBatches>['goods'][number]
type Order = Pick<OutputOf<typeof toShip>['items'][number], 'lines'>
type Line = Pick<Order['lines'][number], 'productId' | 'batch' | 'units' | 'sent'>

/** By product: the batch that a clerk takes, or nothing where the parcel is to name none. */
export type Taken = Readonly<Record<string, string>>

/** What goods are taken from unless somebody says otherwise: the only batch there is. Null: it has to be asked. */
export function takenOf({ productId, batches }: OpenGoods, taken: Taken): string | null {
  const said = taken[productId]
  if (said !== undefined) return said
  return batches.length === 1 ? batches[0]!.id : null
}

const isOpen = ({ batch, units, sent }: Line): boolean => batch === null && units > sent

/** Goods in these orders that have batches and lines without one. */
export function goodsIn(orders: readonly { readonly lines: readonly Line[] }[], open: readonly OpenGoods[]) {
  const lines = orders.flatMap((order) => order.lines.filter(isOpen))
  return open.filter(({ productId }) => lines.some((line) => line.productId === productId))
}

/** The batches to send along: one for each of these goods that has an answer. */
export const batchIdsOf = (goods: readonly OpenGoods[], taken: Taken): string[] =>
  goods.flatMap((one) => takenOf(one, taken) || [])
