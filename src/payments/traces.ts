import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { paymentsOf as load } from './traces-store'

/** A person's payments and refunds, newest first, for whoever takes their data along. */
export const paymentsOf = ({ sql }: Context, personId: Id, most: number) => load(sql, personId, most)
