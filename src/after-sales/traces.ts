import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './traces-store'

/** What a person wanted back, newest first, for whoever takes their data along. */
export const afterSalesOf = ({ sql }: Context, personId: Id, most: number) => store.afterSalesOf(sql, personId, most)

export const countAfterSales = ({ sql }: Context, personId: Id) => store.countAfterSales(sql, personId)
