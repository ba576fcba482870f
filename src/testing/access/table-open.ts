import { MACHINES, only, type Row, row, type Things } from './table-row'

const webhook = ({ webhookId }: Things) => ({ webhookId })
/** The webhook of the stage is still needed. */
const NOBODYS = '01990000-0009-7000-8000-000000000009'

/** What machines may do with all scopes; which call wants which of them stands in `machines.test.ts`. */
export const OF_MACHINES: readonly Row[] = [
  row('open/catalogue.products', MACHINES),
  row('open/catalogue.upsert', MACHINES, {
    input: () => ({ goods: [{ handle: 'new-tea', title: '新茶', category: '茶叶', priceFen: 4900, stock: 5 }] }),
  }),
  row('open/catalogue.pictures', MACHINES),
  row('open/catalogue.retryPictures', MACHINES),
  row('open/stock.sync', MACHINES, { input: () => ({ counts: [{ sku: 'NOBODYS', count: 5, sequence: 1 }] }) }),
  row('open/orders.toShip', MACHINES),
  row('open/orders.ship', MACHINES, {
    input: ({ orderId }) => ({ parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1234567' }] }),
  }),
  row('open/webhooks.list', MACHINES),
  row('open/webhooks.add', MACHINES, {
    input: () => ({ url: 'https://127.0.0.1/inside', events: ['order.to-ship'] }),
  }),
  row('open/webhooks.rotate', MACHINES, { input: webhook, foreign: 'not-found' }),
  row('open/webhooks.resume', MACHINES, { input: webhook, foreign: 'not-found' }),
  row('open/webhooks.ping', MACHINES, { input: webhook, foreign: 'not-found' }),
  row('open/webhooks.deliveries', MACHINES),
  row('open/webhooks.replay', MACHINES, {
    input: ({ webhookId, caseId }) => ({ webhookId, eventIds: [caseId] }),
    foreign: 'not-found',
  }),
  row('open/webhooks.remove', MACHINES, { input: () => ({ webhookId: NOBODYS }), foreign: 'not-found' }),
]

/** The same for people: keys and addresses of a brand are its owner's. */
const OWNER = only('owner')
export const OF_OWNERS: readonly Row[] = [
  row('brand/keys.list', OWNER),
  row('brand/keys.make', OWNER, { input: () => ({ name: 'ERP', scopes: ['catalogue:read'], lastsDays: 7 }) }),
  row('brand/keys.revoke', OWNER, { input: ({ keyId }) => ({ keyId }), foreign: 'not-found' }),
  row('brand/webhooks.list', OWNER),
  row('brand/webhooks.add', OWNER, {
    input: () => ({ url: 'https://127.0.0.1/inside', events: ['order.to-ship'] }),
  }),
  row('brand/webhooks.rotate', OWNER, { input: webhook, foreign: 'not-found' }),
  row('brand/webhooks.resume', OWNER, { input: webhook, foreign: 'not-found' }),
  row('brand/webhooks.ping', OWNER, { input: webhook, foreign: 'not-found' }),
  row('brand/webhooks.deliveries', OWNER),
  row('brand/webhooks.replay', OWNER, {
    input: ({ webhookId, caseId }) => ({ webhookId, eventIds: [caseId] }),
    foreign: 'not-found',
  }),
  row('brand/webhooks.remove', OWNER, { input: () => ({ webhookId: NOBODYS }), foreign: 'not-found' }),
]
