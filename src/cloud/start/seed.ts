import type { Id } from '@/kernel/id'
import { DAY, iso, type Ms } from '@/kernel/time'
import { settleIn } from '@/testing/settle-in'
import { ana, bo, lin, mei, type Offered, ovi, type Person, type Product, wen, wholeWorld } from '@/testing/world'
import type { Hands } from './hands'
import { passersBy } from './passers-by'
import { analyze, countLive, hasBrands, insertStrangers } from './seed-store'
import { liveALittle, type SeedParts } from './seed-story'
import { until } from './until'

/** Seeds the named world once: people and goods as rows, everything they do through the API as themselves. */
export async function seed(parts: SeedParts): Promise<void> {
  const { sql, hands, now } = parts
  if (await hasBrands(sql)) return
  console.log('seeding the named world …')
  await settleIn(parts, wholeWorld)
  await insertStrangers(parts, passersBy)
  const campaigns = new Map<Product, Id>()
  // The last one published stands first in every list, and the story begins with it.
  const { offers } = wholeWorld
  for (const offer of [...offers].reverse()) campaigns.set(offer.product, await publish(hands, offer, now))
  await until('the seeded campaigns are live', async () => (await countLive(sql)) === offers.length)
  await liveALittle(parts, campaigns)
  await analyze(sql)
}

async function publish(hands: Hands, offer: Offered, now: Ms): Promise<Id> {
  const { brand, product, size, hours, unitsPerPerson, commissionRate, goods } = offer
  const input = {
    kind: 'group-buy',
    title: product.title,
    productId: product.id,
    commissionRate,
    shipsInDays: product.shipsInDays,
    startsAt: iso(now),
    endsAt: iso(now + 14 * DAY),
    goods: goods.map(({ sku, priceFen, singlePriceFen, quota }) => ({
      skuId: sku.id,
      priceFen,
      singlePriceFen,
      quota,
    })),
    terms: { size, hours, unitsPerPerson },
  }
  const published = await hands.send<{ campaignId: Id }>(brand.clerk.id, { path: 'brand/campaigns.publish', input })
  return published.campaignId
}

/** The phones on the start page: who holds them, and where each begins. */
export const PHONES: readonly { readonly person: Person; readonly role: string; readonly page: string }[] = [
  { person: wen, role: '品牌店员 · 北茶', page: '/brand/home/index' },
  { person: mei, role: '小店主 · 梅梅的好物', page: '/reseller/arrange/index' },
  { person: lin, role: '顾客 · 上海', page: '/pages/home/index' },
  { person: bo, role: '顾客 · 成都', page: '/pages/home/index' },
  { person: ana, role: '顾客 · 广州', page: '/pages/home/index' },
  { person: ovi, role: '平台审核', page: '/operator/reviews/index' },
]
