import * as catalogue from '@/catalogue/contract'
import * as goods from '@/catalogue/service'
import { ship } from '@/orders/shipping'
import * as orders from '@/orders/shipping-contract'
import { toShip } from '@/orders/to-ship'
import { read, type Scoped, scope, write } from '../entry'

/** What machines of a brand may do, by the scope that their key must have. */
export const open: Scoped = {
  ...scope('catalogue:read', {
    'catalogue.products': read(catalogue.products, goods.products),
  }),
  ...scope('orders:read', {
    'orders.toShip': read(orders.toShip, toShip),
  }),
  ...scope('orders:ship', {
    'orders.ship': write(orders.ship, ship),
  }),
}
