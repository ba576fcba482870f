import type { Effect, EffectOf } from '@/kernel/effect'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Context } from '@/kernel/service'
import { apply, type RoundCommand } from './fold'
import * as leavingStore from './leaving-store'
import { finish, load } from './service'
import * as store from './store'

/**
 * People take their money back before the promise is firm: each kind decides by its own `leave`. The campaigns are locked
 * already. A rule's no takes the whole command back.
 */
export async function leave(
  context: Context,
  asked: readonly EffectOf<'leave-round'>[],
): Promise<readonly Effect[] | Refusal> {
  const entries = await store.entriesById(
    context.sql,
    asked.map(({ campaignId, entryId: id }) => ({ campaignId, id })),
  )
  const commands = entries.map(({ campaignId, roundId, personId, id: entryId, orderId }): RoundCommand => {
    const command = { type: 'act', action: { type: 'leave' }, personId, entryId, orderId } as const
    return { campaignId, roundId, command, seenPriceFen: null, hasAddress: true, paymentId: null }
  })
  const world = await load(context, commands, 'rounds')
  const refused = commands.map((command) => apply(world, command)).find(isRefusal)
  // A kind that nobody can leave does not know the word.
  if (refused) return refused.refused === 'bad-input' ? refuse('not-allowed-now') : refused
  return finish(context, world, new Map())
}

/**
 * The same once the promise is firm and nothing has been shipped: the round stays formed, so the others keep their price;
 * the seat's units can be bought again.
 */
export async function takeBack({ sql }: Context, asked: readonly EffectOf<'take-back'>[]): Promise<Effect[]> {
  const list = asked.map(({ campaignId, entryId: id }) => ({ campaignId, id }))
  const gone = await leavingStore.withdraw(sql, list)
  if (gone.length !== list.length) throw new Error('money went back for an entry that had none')
  return gone.map((units) => ({ type: 'units-back', ...units }))
}
