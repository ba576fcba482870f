/** The last characters of an order number: enough to talk about it, and random enough not to repeat in a shop. */
export const shortNo = (orderId: string): string => orderId.slice(-8).toUpperCase()
