import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { standingOf as load } from './standing-store'

/** Money that still stands on a shop's accounts, by bucket: who leaves takes it along first. */
export const standingOf = ({ sql }: Context, shopId: Id) => load(sql, shopId)
