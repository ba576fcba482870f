import type { OutputOf } from '@/kernel/contract'
import type { toShip } from '@/orders/shipping-contract'

/** An order to ship, as the desk knows it. */
export type Order = OutputOf<typeof toShip>['items'][number]
