import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './traces-store'

/** What orders know of a person: for whoever wants to see it, take it along, or leave. */

export const ordersOf = ({ sql }: Context, personId: Id, most: number) => store.ordersOf(sql, personId, most)

/** Orders with goods or money on their way. A signed one is not: its parcel has come, and its money stands. */
export const underWay = ({ sql }: Context, personId: Id) => store.underWay(sql, personId)

/** Orders of others that may yet bring this shop commission although nobody has paid yet. */
export const salesUnderWay = ({ sql }: Context, shopId: Id) => store.salesUnderWay(sql, shopId)

/** How many orders there are, and when the last trade was: the law counts from there. */
export const tradesOf = ({ sql }: Context, personId: Id) => store.tradesOf(sql, personId)
