/** What a brand's own systems may be told of, by what happened. */
export const EVENTS = ['order.to-ship', 'order.refunded', 'stock.low', 'review.decided', 'import.done'] as const
export type EventType = (typeof EVENTS)[number]
