import type { Id } from '@/kernel/id'
import { newId } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './traces-store'

/** What sharing knows of a person: cards passed on, cards opened, and the devices that did. */
export async function tracesOf({ sql }: Context, personId: Id, most: number) {
  const [visits, shares] = await Promise.all([store.visitsOf(sql, personId, most), store.sharesOf(sql, personId, most)])
  return { visits, shares }
}

export const devicesOf = async ({ sql }: Context, personId: Id): Promise<string[]> =>
  (await store.devicesOf(sql, personId)).map((row) => row.visitorId)

export const countVisits = async ({ sql }: Context, personId: Id): Promise<number> =>
  (await store.countVisits(sql, personId))[0]!.n

/** The shops' counts stay as they were, but nobody can say any more whose visits these were. */
export const detachVisits = ({ sql }: Context, personId: Id, devices: readonly string[]) =>
  store.detachVisits(sql, { personId, devices, instead: newId() })

/** Cards that are out keep working and count for their shop; who passed them on is forgotten. */
export const detachShares = ({ sql }: Context, personId: Id) => store.detachShares(sql, personId)
