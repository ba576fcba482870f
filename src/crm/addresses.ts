import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import { openAddress, sealAddress } from '@/kernel/sealed-address'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { vaultOf } from '@/kernel/vault'
import { mayKeep } from './agreements'
import type * as contract from './contract'
import { ADDRESSES_MAX } from './rules'
import * as store from './store'

type Save = InputOf<typeof contract.saveAddress>
type Saved = OutputOf<typeof contract.saveAddress>

export const saveAddress: CommandService<Save, Saved> = async (context, asked) => {
  const refusals = await mayKeep(
    context,
    asked.map(({ by }) => by.personId),
    'delivery',
  )
  const allowed = asked.filter((_, i) => !refusals[i])
  const replaced = await retireReplaced(context, allowed)
  const room = await roomLeft(context, allowed)
  const vault = vaultOf(context)
  const kept: { personId: Id; id: Id; sealed: string }[] = []
  const outcomes = asked.map(({ input, by: { personId } }, i): Outcome<Saved> => {
    const refusal = refusals[i] ?? refusalOf(input.replaces, { personId, replaced, room })
    if (refusal) return refusal
    const key = { personId, id: newId() }
    kept.push({ ...key, sealed: sealAddress(vault, { ...input, ...key }) })
    return { answer: { id: key.id } }
  })
  if (kept.length > 0) await store.insertAddresses(context.sql, kept, context.now)
  return outcomes
}

interface Places {
  readonly personId: Id
  readonly replaced: Set<string>
  readonly room: Map<Id, number>
}

function refusalOf(replaces: Id | undefined, { personId, replaced, room }: Places): Refusal | null {
  if (replaces && !replaced.delete(`${personId}/${replaces}`)) return refuse('not-found')
  const left = room.get(personId)!
  if (left === 0) return refuse('too-large', { max: ADDRESSES_MAX })
  room.set(personId, left - 1)
  return null
}

export const addresses: QueryService<InputOf<typeof contract.addresses>, OutputOf<typeof contract.addresses>> = async (
  context,
  { by },
) => {
  const vault = vaultOf(context)
  const found = await store.loadAddresses(context.sql, [by.personId], ADDRESSES_MAX)
  return { items: found.map((sealed) => ({ id: sealed.id, ...openAddress(vault, sealed) })) }
}

/**
 * Whether each address belongs to its person and is still in use: one statement for the list. This is on the way of every
 * order, and nothing is opened here.
 */
export async function addressesOf(
  context: Context,
  asked: readonly { personId: Id; addressId: Id | null }[],
): Promise<boolean[]> {
  if (asked.length === 0) return []
  const found = await store.findAddresses(context.sql, asked)
  return asked.map(({ personId, addressId }) => found.has(`${personId}/${addressId}`))
}

async function retireReplaced({ sql, now }: Context, asked: readonly Asked<Save>[]): Promise<Set<string>> {
  const keys = asked.flatMap(({ input, by }) =>
    input.replaces ? [{ personId: by.personId, addressId: input.replaces }] : [],
  )
  return keys.length > 0 ? await store.retireAddresses(sql, keys, now) : new Set()
}

/** Counted after the replaced ones are gone, so that replacing always finds room. */
async function roomLeft({ sql }: Context, asked: readonly Asked<Save>[]): Promise<Map<Id, number>> {
  const personIds = [...new Set(asked.map(({ by }) => by.personId))]
  const found = await store.loadAddresses(sql, personIds, ADDRESSES_MAX)
  const room = new Map(personIds.map((id) => [id, ADDRESSES_MAX]))
  for (const { personId } of found) room.set(personId, room.get(personId)! - 1)
  return room
}
