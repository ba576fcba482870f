import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { iso } from '@/kernel/time'
import * as store from './store'
import * as traces from './traces-store'

/** What this area knows of a person, for whoever asks what is kept, and for leaving. */

export const membershipsEver = async ({ sql }: Context, personId: Id, most: number) =>
  (await traces.everOf(sql, personId, most)).map(({ since, ...rest }) => ({ ...rest, sinceAt: since }))

export const countMemberships = ({ sql }: Context, personId: Id): Promise<number> => traces.countEver(sql, personId)

/** Brands that would have no owner without this person: somebody else must become one first. */
export async function soleOwnerOf({ sql }: Context, personId: Id): Promise<{ brandId: Id; name: string }[]> {
  const owned = (await store.membershipsOf(sql, personId)).filter(({ role }) => role === 'owner')
  const others = []
  for (const { brandId, brandName } of owned)
    if ((await store.otherOwners(sql, brandId, personId)) === 0) others.push({ brandId, name: brandName })
  return others
}

/**
 * The account is closed, and so is all work for brands. Who comes here has been asked for `soleOwnerOf` while the brands
 * were held.
 */
export async function endWork({ sql, now }: Context, personId: Id): Promise<readonly { brandId: Id }[]> {
  const open = await store.membershipsOf(sql, personId)
  await store.endMembers(sql, open, { by: personId, at: now })
  await traces.withdrawOpenOf(sql, personId, iso(now))
  return open
}

/** Holds the brands of a person, so that two owners can't leave past each other. */
export async function holdBrandsOf({ sql }: Context, personId: Id): Promise<void> {
  const open = await store.membershipsOf(sql, personId)
  if (open.length > 0)
    await store.lockBrands(
      sql,
      open.map(({ brandId }) => brandId),
    )
}
