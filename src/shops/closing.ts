import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './closing-store'

export const shopOf = async ({ sql }: Context, personId: Id) => (await store.shopOf(sql, personId))[0] ?? null

/** The shelf is empty and the name gone; the id stays, since order lines say whose commission they were. */
export async function closeShop({ sql, now }: Context, shopId: Id): Promise<void> {
  await store.emptyShelf(sql, shopId)
  await store.closeShop(sql, { shopId, at: now })
}
