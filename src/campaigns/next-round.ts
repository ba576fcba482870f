import type { Id } from '@/kernel/id'
import { isRefusal, type Refusal } from '@/kernel/result'
import type { Context } from '@/kernel/service'
import type { Applied, RoundCommand } from './fold'
import * as store from './store'
import type { World } from './world'

/** A full or ended round is not the end of the wish: the refusal names the open round nearest to full. */
export async function nearestOpen(
  { sql }: Context,
  world: World,
  refused: readonly RoundCommand[],
): Promise<Map<Id, Id>> {
  const ids = [...new Set(refused.map((c) => c.campaignId))].filter((id) => world.campaigns.has(id))
  const rounds = ids.length > 0 ? await store.openRounds(sql, ids, 1) : []
  return new Map(rounds.map((r) => [r.campaignId, r.id]))
}

export const isFull = (result: Applied | Refusal) =>
  isRefusal(result) && (result.refused === 'full' || result.refused === 'ended')

export function withOffer(refusal: Refusal, roundId: Id | undefined): Refusal {
  return roundId && isFull(refusal) ? { ...refusal, facts: { ...refusal.facts, openRoundId: roundId } } : refusal
}
