import type { z } from 'zod'
import type { InputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import type * as contract from './contract'
import { LISTINGS_MAX, pickInto, unsafeWords } from './rules'
import * as store from './store'

type Shop = z.infer<typeof contract.shop>

export const open: CommandService<InputOf<typeof contract.open>, Shop> = async (context, asked) => {
  const refusals = asked.map(({ input }) => refusalOf(input))
  const wanted = asked.flatMap(({ input, by }, i) =>
    refusals[i] ? [] : [{ id: newId(), personId: by.personId, name: input.name, about: input.about, coverUrl: '' }],
  )
  // Who asks twice in one batch means one shop: the first words count.
  const once = new Map([...wanted].reverse().map((one) => [one.personId, one]))
  if (once.size > 0) await store.openShops(context.sql, [...once.values()], context.now)
  const shops = await store.shopsByPerson(context.sql, [...once.keys()])
  const listings = await store.loadListings(
    context.sql,
    shops.map(({ id }) => id),
  )
  const byPerson = new Map(shops.map((shop) => [shop.personId, viewOf(shop, listings.get(shop.id)!)]))
  return asked.map(({ by }, i): Outcome<Shop> => refusals[i] ?? answerOf(byPerson.get(by.personId)))
}

/** No shop means no person: the account was closed meanwhile. */
const answerOf = (shop: Shop | undefined): Outcome<Shop> => (shop ? { answer: shop } : refuse('sign-in'))

export const edit: CommandService<InputOf<typeof contract.edit>, Shop> = (context, asked) =>
  change(context, asked, ({ input }, { shop, campaignIds }) => {
    const { name, about, coverUrl } = input
    return refusalOf(input) ?? { shop: { ...shop, name, about, coverUrl }, campaignIds }
  })

export const pick: CommandService<InputOf<typeof contract.pick>, Shop> = async (context, asked) => {
  const live = await store.findLive(context.sql, [...new Set(asked.flatMap(({ input }) => input.campaignIds))])
  return await change(context, asked, ({ input }, { shop, campaignIds }) => {
    const unknown = input.campaignIds.filter((id) => !live.has(id) && !campaignIds.includes(id))
    if (unknown.length > 0) return refuse('not-found', { campaignIds: unknown })
    const together = pickInto(campaignIds, input.campaignIds)
    if (together.length > LISTINGS_MAX) return refuse('too-large', { max: LISTINGS_MAX })
    return { shop, campaignIds: together }
  })
}

export const arrange: CommandService<InputOf<typeof contract.arrange>, Shop> = (context, asked) =>
  change(context, asked, ({ input }, { shop, campaignIds }) => {
    const wanted = pickInto([], input.campaignIds)
    const unknown = wanted.filter((id) => !campaignIds.includes(id))
    return unknown.length > 0 ? refuse('not-found', { campaignIds: unknown }) : { shop, campaignIds: wanted }
  })

export const mine: QueryService<InputOf<typeof contract.mine>, Shop> = (context, { by }) => show(context, by.shopId)

export const view: QueryService<InputOf<typeof contract.view>, Shop> = (context, { input }) =>
  show(context, input.shopId)

interface Arranged {
  readonly shop: store.ShopRow
  readonly campaignIds: readonly Id[]
}

/** Locks the callers' shops, folds the changes over them in order, and saves what changed. */
async function change<I>(
  context: Context,
  asked: readonly Asked<I>[],
  decide: (one: Asked<I>, now: Arranged) => Arranged | Refusal,
): Promise<Outcome<Shop>[]> {
  const ids = [...new Set(asked.map(({ by }) => by.shopId).filter((id) => id !== ''))]
  const shops = await store.lockShops(context.sql, ids)
  const listings = await store.loadListings(context.sql, ids)
  const state = new Map<Id, Arranged>(shops.map((shop) => [shop.id, { shop, campaignIds: listings.get(shop.id)! }]))
  const changed = new Set<Id>()
  const outcomes = asked.map((one): Outcome<Shop> => {
    const before = state.get(one.by.shopId)
    if (!before) return refuse('not-found')
    const after = decide(one, before)
    if (isRefusal(after)) return after
    state.set(one.by.shopId, after)
    changed.add(one.by.shopId)
    return { answer: viewOf(after.shop, after.campaignIds) }
  })
  await save(
    context,
    [...changed].map((id) => state.get(id)!),
  )
  return outcomes
}

async function save({ sql, now }: Context, changed: readonly Arranged[]): Promise<void> {
  if (changed.length === 0) return
  await store.saveShops(
    sql,
    changed.map(({ shop }) => shop),
  )
  await store.arrangeListings(sql, new Map(changed.map(({ shop, campaignIds }) => [shop.id, campaignIds])), now)
}

async function show({ sql }: Context, shopId: Id): Promise<Shop | Refusal> {
  const shop = shopId === '' ? undefined : (await store.loadShops(sql, [shopId]))[0]
  if (!shop) return refuse('not-found')
  return viewOf(shop, (await store.loadListings(sql, [shopId])).get(shopId)!)
}

function refusalOf({ name, about }: { name: string; about: string }): Refusal | null {
  for (const [field, text] of Object.entries({ name, about })) {
    const words = unsafeWords(text)
    if (words) return refuse('unsafe-words', { field, words })
  }
  return null
}

const viewOf = ({ id, name, about, coverUrl }: store.ShopRow, campaignIds: readonly Id[]): Shop => ({
  id,
  name,
  about,
  coverUrl,
  campaignIds: [...campaignIds],
})
