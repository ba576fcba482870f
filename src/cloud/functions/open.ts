import * as catalogue from '@/catalogue/contract'
import * as goods from '@/catalogue/service'

import { deliveries, ping, replay } from '@/open/deliveries-service'
import * as hooks from '@/open/webhooks-contract'
import { removeWebhook, resumeWebhook, rotateWebhook, webhooks } from '@/open/webhooks-service'
import { ship } from '@/orders/shipping'
import * as orders from '@/orders/shipping-contract'
import { toShip } from '@/orders/to-ship'
import { read, type Scoped, scope, talk, write } from '../entry'
import { addAddress } from '../webhooks'

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
  ...scope('webhooks:write', {
    'webhooks.list': read(hooks.list, webhooks),
    'webhooks.add': talk(hooks.add, addAddress),
    'webhooks.remove': write(hooks.remove, removeWebhook),
    'webhooks.rotate': write(hooks.rotate, rotateWebhook),
    'webhooks.resume': write(hooks.resume, resumeWebhook),
    'webhooks.ping': write(hooks.ping, ping),
    'webhooks.deliveries': read(hooks.deliveries, deliveries),
    'webhooks.replay': write(hooks.replay, replay),
  }),
}
