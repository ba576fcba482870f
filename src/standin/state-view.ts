import type { House } from './house'

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
      .map(({ asked: _, ...order }) => order),
    refunds: Object.values(state.refunds)
      .slice(-NEWEST)
      .map(({ asked: _, ...refund }) => refund),
    notices: state.notices.slice(-NEWEST).map(({ content: _, ...notice }) => notice),
    messages: state.messages.slice(-NEWEST),
    cards: Object.values(state.cards).slice(-NEWEST),
    counts: {
      orders: Object.keys(state.orders).length,
      refunds: Object.keys(state.refunds).length,
      notices: state.notices.length,
      messages: state.messages.length,
    },
    faults,
  }
}
