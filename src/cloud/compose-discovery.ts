import type { z } from 'zod'
import type { campaignSummary } from '@/campaigns/contract'
import type * as contract from '@/campaigns/search-contract'
import { summariesOf } from '@/campaigns/views'
import * as discovery from '@/discovery/service'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import type { Context, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'

/** Discovery says which campaigns; what they look like is the campaigns' own answer. */

type Summary = z.infer<typeof campaignSummary>
type Query<C extends (typeof contract)['search' | 'almost' | 'similar']> = QueryService<InputOf<C>, OutputOf<C>>

async function looksOf(context: Context, ids: readonly Id[]): Promise<Map<Id, Summary>> {
  const found = ids.length > 0 ? await summariesOf(context, ids) : []
  return new Map(found.map((one) => [one.id, one]))
}

export const search: Query<typeof contract.search> = async (context, { input }) => {
  const { ids, ...rest } = await discovery.search(context, input)
  const looks = await looksOf(context, ids)
  return { ...rest, items: ids.flatMap((id) => looks.get(id) ?? []) }
}

export const almost: Query<typeof contract.almost> = async (context) => {
  const found = await discovery.almost(context)
  const looks = await looksOf(
    context,
    found.map(({ campaignId }) => campaignId),
  )
  const items = found.flatMap(({ campaignId, roundId, endsAt }) => {
    const campaign = looks.get(campaignId)
    return campaign ? [{ roundId, endsAt: iso(endsAt), campaign }] : []
  })
  return { items }
}

export const similar: Query<typeof contract.similar> = async (context, { input }) => {
  const found = await discovery.similar(context, input)
  const looks = await looksOf(
    context,
    found.items.map(({ id }) => id),
  )
  const items = found.items.flatMap(({ id, why }) => {
    const campaign = looks.get(id)
    return campaign ? [{ why, campaign }] : []
  })
  return { ...found, items }
}
