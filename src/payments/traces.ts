import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import {
  countWithdrawals as count,
  lastPaidOut as last,
  paymentsOf as load,
  withdrawalsOf as withdrawals,
} from './traces-store'

/** A person's payments and refunds, newest first, for whoever takes their data along. */
export const paymentsOf = ({ sql }: Context, personId: Id, most: number) => load(sql, personId, most)

/** What a person took out as a reseller, for whoever takes their data along. */
export const withdrawalsOf = ({ sql }: Context, personId: Id, most: number) => withdrawals(sql, personId, most)

export const countWithdrawals = ({ sql }: Context, personId: Id) => count(sql, personId)

/** When money last left for this person: a trade that the law wants kept, like a purchase. */
export const lastPaidOut = ({ sql }: Context, personId: Id) => last(sql, personId)
