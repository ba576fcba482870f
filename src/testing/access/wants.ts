import type { Scope } from '@/kernel/scopes'

/** Which call wants which scope, written down a second time and by hand. */
export const WANTS: Readonly<Record<string, Scope>> = {
  'open/catalogue.products': 'catalogue:read',
  'open/catalogue.upsert': 'catalogue:write',
  'open/catalogue.pictures': 'catalogue:read',
  'open/catalogue.retryPictures': 'catalogue:write',
  'open/stock.sync': 'stock:write',
  'open/orders.toShip': 'orders:read',
  'open/orders.ship': 'orders:ship',
  'open/webhooks.list': 'webhooks:write',
  'open/webhooks.add': 'webhooks:write',
  'open/webhooks.remove': 'webhooks:write',
  'open/webhooks.rotate': 'webhooks:write',
  'open/webhooks.resume': 'webhooks:write',
  'open/webhooks.ping': 'webhooks:write',
  'open/webhooks.deliveries': 'webhooks:write',
  'open/webhooks.replay': 'webhooks:write',
}
