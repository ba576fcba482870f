import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect, EffectOf } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import type { Context, QueryService } from '@/kernel/service'
import { chinaDay } from '@/kernel/time'
import * as store from './batch-store'
import type * as contract from './contract'

type Open = OutputOf<typeof contract.openBatches>

const BATCHES_MOST = 1_000
const [GOODS_MOST, EACH_MOST] = [200, 20] as const

/** What a clerk can take units from today. */
export const openBatches: QueryService<InputOf<typeof contract.openBatches>, Open> = async ({ sql, now }, { by }) => {
  const rows = await store.openBatches(sql, { brandId: by.brandId, today: chinaDay(now), most: BATCHES_MOST })
  const goods = new Map<Id, Open['goods'][number]>()
  for (const { productId, title, ...batch } of rows) {
    const batches = goods.get(productId)?.batches ?? []
    if (batches.length < EACH_MOST) goods.set(productId, { productId, title, batches: [...batches, batch] })
  }
  return { goods: [...goods.values()].slice(0, GOODS_MOST) }
}

/** The numbers of these batches by product, or null where one is no published batch of the brand. */
export async function batchNumbers({ sql }: Pick<Context, 'sql'>, brandId: Id, ids: readonly Id[]) {
  const wanted = [...new Set(ids)]
  const known = wanted.length > 0 ? await store.publishedOf(sql, brandId, wanted) : []
  return known.length < wanted.length ? null : new Map(known.map(({ productId, number }) => [productId, number]))
}

/** What has left is written down with its batch; a line that was told before keeps the batch it has. */
export async function packedFrom(
  { sql, now }: Context,
  effects: readonly EffectOf<'packed-from'>[],
): Promise<Effect[]> {
  const together = new Map<string, EffectOf<'packed-from'>>()
  for (const one of effects) {
    const key = [one.brandId, one.personId, ...one.batchIds].join(' ')
    together.set(key, { ...one, lines: [...(together.get(key)?.lines ?? []), ...one.lines] })
  }
  for (const { brandId, personId, batchIds, lines } of together.values()) {
    const packed = new Set(lines.map(({ orderId, position }) => `${orderId} ${position}`))
    const orderIds = [...new Set(lines.map(({ orderId }) => orderId))]
    const found = await store.linesWithout(sql, { brandId, orderIds, batchIds })
    const list = found
      .filter(({ orderId, position }) => packed.has(`${orderId} ${position}`))
      .map((line) => ({ ...line, brandId, personId, id: newId() }))
    if (list.length > 0) await store.insertOrderBatches(sql, list, now)
  }
  return []
}
