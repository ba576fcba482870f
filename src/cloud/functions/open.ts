import * as catalogue from '@/catalogue/contract'
import * as machines from '@/catalogue/open-contract'
import * as pictures from '@/catalogue/picture-contract'
import { machinePictures, retryMachinePictures } from '@/catalogue/service'

import { deliveries, ping, replay } from '@/open/deliveries-service'
import * as hooks from '@/open/webhooks-contract'
import { removeWebhook, resumeWebhook, rotateWebhook, webhooks } from '@/open/webhooks-service'
import * as orders from '@/orders/shipping-contract'
import { toShip } from '@/orders/to-ship'
import { products, syncStock } from '../compose-goods'
import { upsert } from '../compose-imports'
import { ship } from '../compose-shipping'
import { read, type Scoped, scope, write } from '../entry'
import { addAddress } from '../webhooks'

/** What machines of a brand may do, by the scope that their key must have. */
export const open: Scoped = {
  ...scope('catalogue:read', {
    'catalogue.products': read(catalogue.products, products),
    'catalogue.pictures': read(pictures.machinePictures, machinePictures),
  }),
  ...scope('catalogue:write', {
    'catalogue.upsert': write(machines.upsert, upsert),
    'catalogue.retryPictures': write(pictures.retryMachinePictures, retryMachinePictures),
  }),
  ...scope('stock:write', {
    'stock.sync': write(machines.syncStock, syncStock),
  }),
  ...scope('orders:read', {
    'orders.toShip': read(orders.toShip, toShip),
  }),
  ...scope('orders:ship', {
    'orders.ship': write(orders.ship, ship),
  }),
  ...scope('webhooks:write', {
    'webhooks.list': read(hooks.list, webhooks),
    'webhooks.add': addAddress,
    'webhooks.remove': write(hooks.remove, removeWebhook),
    'webhooks.rotate': write(hooks.rotate, rotateWebhook),
    'webhooks.resume': write(hooks.resume, resumeWebhook),
    'webhooks.ping': write(hooks.ping, ping),
    'webhooks.deliveries': read(hooks.deliveries, deliveries),
    'webhooks.replay': write(hooks.replay, replay),
  }),
}
