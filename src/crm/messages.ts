import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import type { CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import * as store from './messages-store'
import type * as contract from './privacy-contract'

const PAGE = 20

/** Keeps what a person was told; the same delivery twice is one message. A closed account gets none. */
export const keepMessage = ({ sql, now }: Context, message: Omit<store.MessageRow, 'at' | 'readAt'>): Promise<void> =>
  store.insertMessage(sql, message, now)

export const messages: QueryService<InputOf<typeof contract.messages>, OutputOf<typeof contract.messages>> = async (
  { sql },
  { input, by },
) => {
  const [list, unread] = await Promise.all([
    store.messagesOf(sql, { personId: by.personId, before: idFrom(input.cursor), most: PAGE }),
    store.countUnread(sql, by.personId),
  ])
  const items = list.map(({ id, template, facts, at, readAt }) => ({
    id,
    template,
    facts,
    at: iso(at),
    read: readAt !== null,
  }))
  return { items, next: list.length === PAGE ? list.at(-1)!.id : null, unread }
}

type Read = InputOf<typeof contract.readMessages>

export const readMessages: CommandService<Read, OutputOf<typeof contract.readMessages>> = async ({ sql, now }, asked) =>
  Promise.all(
    asked.map(async ({ input, by }): Promise<Outcome<{ unread: number }>> => {
      await store.markRead(sql, { personId: by.personId, upTo: input.upTo, at: now })
      return { answer: { unread: await store.countUnread(sql, by.personId) } }
    }),
  )
