import type { EffectOf } from '@/kernel/effect'
import type { Context } from '@/kernel/service'
import { costsOf } from '@/provenance/cost-service'

type Ask = EffectOf<'ask-review'>

/** What a unit costs by its card stands beside every price that is judged; areas that ask do not know each other's cards. */
export async function withCosts(context: Context, asked: readonly Ask[]): Promise<Ask[]> {
  const keys = asked.flatMap(({ brandId, facts }) =>
    (facts?.prices ?? []).flatMap(({ skuId }) => (skuId ? [{ brandId, skuId }] : [])),
  )
  const costs = await costsOf(context, keys)
  if (costs.size === 0) return [...asked]
  return asked.map((one) => {
    const prices = one.facts?.prices?.map((price) => ({ costFen: costs.get(price.skuId ?? '') ?? null, ...price }))
    return prices ? { ...one, facts: { ...one.facts, prices } } : one
  })
}
