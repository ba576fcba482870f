import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './traces-store'

/** What a person wanted to be told of, for whoever takes their data along. */
export const remindersOf = ({ sql }: Context, personId: Id, most: number) => store.remindersOf(sql, personId, most)

export const countReminders = ({ sql }: Context, personId: Id) => store.countReminders(sql, personId)

/** Nobody waits any more for what begins. */
export const eraseReminders = ({ sql }: Context, personId: Id) => store.deleteReminders(sql, personId)
