import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { deleteReminders } from './traces-store'

/** Nobody waits any more for what begins. */
export const eraseReminders = ({ sql }: Context, personId: Id) => deleteReminders(sql, personId)
