import { lineOf } from './cards'
import type { House } from './house'
import { orderState } from './shipping'

/** The newest of each list: the simulator page reads this every second. */
const NEWEST = 200

/** Everything to be seen from outside; secrets and sealed bodies stay inside. Times in ms, money in fen. */
export function stateView({ state, clock, faults }: House): object {
  return {
    now: clock.now(),
    offset: clock.offset(),
    people: Object.values(state.people),
    orders: Object.values(state.orders)
      .slice(-NEWEST)
      .map(({ asked: _, ...order }) => {
        const shipment = state.shipments[order.outTradeNo]
        const shipping = {
          state: orderState(order, shipment),
          parcels: shipment?.list ?? [],
          finished: shipment?.finished ?? 0,
        }
        return { ...order, shipping: { ...shipping, delayTo: state.delays[order.outTradeNo] ?? null } }
      }),
    refunds: Object.values(state.refunds)
      .slice(-NEWEST)
      .map(({ asked: _, ...refund }) => refund),
    transfers: Object.values(state.transfers)
      .slice(-NEWEST)
      .map(({ asked: _, ...transfer }) => transfer),
    notices: state.notices.slice(-NEWEST).map(({ content: _, ...notice }) => notice),
    messages: state.messages.slice(-NEWEST),
    cards: Object.values(state.cards)
      .slice(-NEWEST)
      .map((card) => ({ ...card, line: lineOf(card, clock.now()) })),
    counts: {
      orders: Object.keys(state.orders).length,
      refunds: Object.keys(state.refunds).length,
      transfers: Object.keys(state.transfers).length,
      notices: state.notices.length,
      messages: state.messages.length,
    },
    faults,
  }
}
