import type { Id } from '@/kernel/id'
import { openAddress } from '@/kernel/sealed-address'
import type { Context } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { vaultOf } from '@/kernel/vault'
import { logOf } from './agreements-store'
import * as store from './closing-store'
import { messagesOf } from './messages-store'
import { NICKNAME_USUAL } from './words'

/** What a person gave to this area, for whoever asks what is kept. Lists end at `most`. */
export async function everythingOf(context: Context, personId: Id, most: number) {
  const { sql } = context
  const [person, addresses, subscriptions, agreements, messages] = await Promise.all([
    store.personOf(sql, personId),
    store.addressesEver(sql, personId, most),
    store.subscriptionsOf(sql, personId, most),
    logOf(sql, personId, most),
    messagesOf(sql, { personId, before: null, most }),
  ])
  const vault = vaultOf(context)
  return {
    person: person[0] ?? null,
    subscriptions,
    agreements,
    messages: messages.map(({ personId: _, ...message }) => message),
    addresses: addresses.map(({ id, createdAt, removedAt, sealed }) => ({
      id,
      ...openAddress(vault, { personId, id, sealed }),
      createdAt,
      removedAt,
    })),
  }
}

export const personThere = async ({ sql }: Context, personId: Id): Promise<boolean> =>
  (await store.personOf(sql, personId)).length > 0

export const countsOf = ({ sql }: Context, personId: Id) => store.countsOf(sql, personId)

/** Locks the person; false for one who is not there any more. Everything that is written for a person waits from here on. */
export const lockPerson = async ({ sql }: Context, personId: Id): Promise<boolean> =>
  (await store.lockPerson(sql, personId)).length > 0

export const isStaff = async ({ sql }: Context, personId: Id): Promise<boolean> =>
  (await store.staffOf(sql, personId)).length > 0

/** Erases what this area keeps of a person; addresses in `needed` stay for parcels on their way. */
export async function eraseGiven({ sql }: Context, personId: Id, needed: readonly Id[]): Promise<void> {
  await store.deleteAddresses(sql, personId, needed)
  await store.deleteGiven(sql, personId)
  await store.nameless(sql, { personId, nickname: NICKNAME_USUAL })
}

/** What stays of a closed account is an id, and the day until which the law wants it. */
export const close = ({ sql, now }: Context, personId: Id, keepUntil: Ms | null) =>
  store.closePerson(sql, { personId, at: now, keepUntil })

/** Whose accounts were closed since: sessions of theirs may still be about. */
export const closedSince = async ({ sql }: Pick<Context, 'sql'>, since: Ms): Promise<ReadonlySet<Id>> =>
  new Set((await store.closedSince(sql, since)).map((row) => row.id))
