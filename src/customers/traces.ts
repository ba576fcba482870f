import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './traces-store'

/** What shops have noted down about a person: it is about them, so they may read it (个保法 45). */
export const tagsAbout = ({ sql }: Context, personId: Id, most: number) => store.tagsAbout(sql, personId, most)

export const countTagsAbout = ({ sql }: Context, personId: Id) => store.countTagsAbout(sql, personId)

export const eraseTagsAbout = ({ sql }: Context, personId: Id) => store.deleteTagsAbout(sql, personId)

/** A shop that closes forgets whom it knew. That it took customers along, when and how many, stays without the words. */
export async function forgetCustomers({ sql }: Context, shopId: Id): Promise<void> {
  await store.deleteTagsOfShop(sql, shopId)
  await store.emptyReasons(sql, shopId)
}
