import { MACHINES, type Row, row } from './table-row'

/** What machines may do with all scopes; which call wants which of them stands in `machines.test.ts`. */
export const OF_MACHINES: readonly Row[] = [
  row('open/catalogue.products', MACHINES),
  row('open/orders.toShip', MACHINES),
  row('open/orders.ship', MACHINES, {
    input: ({ orderId }) => ({ parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1234567' }] }),
  }),
]
