import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { DAY, iso, type Ms } from '@/kernel/time'
import { settleIn } from '@/testing/settle-in'
import { bo, lin, mei, offers, ovi, type Person, people } from '@/testing/world'
import type { Tokens } from '../tokens'

export interface SeedParts {
  readonly sql: postgres.Sql
  readonly api: string
  readonly tokens: Tokens
  readonly pictures: string
  readonly now: Ms
}

/** Seeds the named world once: people and goods as rows, everything they do through the API as themselves. */
export async function seed(parts: SeedParts): Promise<void> {
  const [there] = await parts.sql`select count(*)::int as n from brand`
  if (there!.n > 0) return
  console.log('seeding the named world …')
  await settleIn(parts)
  const campaigns: string[] = []
  for (const offer of offers) campaigns.push(await publish(parts, offer))
  await until(async () => (await parts.sql`select 1 from campaign where status = 'live'`).length === offers.length)
  await send(parts, mei, { path: 'reseller/shops.pick', input: { campaignIds: campaigns } })
  const shared = await send<{ code: string }>(parts, mei, {
    path: 'reseller/sharing.share',
    input: { campaignId: campaigns[0] },
  })
  await send(parts, bo, { path: 'visitor/sharing.visit', input: { code: shared.code } })
  await parts.sql`analyze`
}

async function publish(parts: SeedParts, offer: (typeof offers)[number]): Promise<string> {
  const { brand, product, size, hours, unitsPerPerson, commissionRate, goods } = offer
  const published = await send<{ campaignId: string }>(parts, brand.clerk, {
    path: 'brand/campaigns.publish',
    input: {
      kind: 'group-buy',
      title: product.title,
      productId: product.id,
      commissionRate,
      shipsInDays: product.shipsInDays,
      startsAt: iso(parts.now),
      endsAt: iso(parts.now + 14 * DAY),
      goods: goods.map(({ sku, priceFen, singlePriceFen, quota }) => ({
        skuId: sku.id,
        priceFen,
        singlePriceFen,
        quota,
      })),
      terms: { size, hours, unitsPerPerson },
    },
  })
  return published.campaignId
}

async function send<T>(
  { api, tokens }: SeedParts,
  person: Person,
  { path, input }: { path: string; input: unknown },
): Promise<T> {
  const answer = await fetch(`${api}/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-visitor': `phone-of-${person.id}`,
      authorization: `Bearer ${tokens.make(person.id)}`,
    },
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The machines' review takes a moment. */
async function until(there: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await there()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the seeded campaigns did not go live')
}

/** The phones on the start page: who holds them, and where each begins. */
export const PHONES: readonly { readonly person: Person; readonly role: string; readonly page: string }[] = [
  { person: people[0]!, role: '品牌 · 北茶', page: '/brand/home/index' },
  { person: mei, role: '小店主', page: '/pages/shop/index' },
  { person: lin, role: '顾客', page: '/pages/home/index' },
  { person: bo, role: '顾客', page: '/pages/home/index' },
  { person: people[5]!, role: '顾客', page: '/pages/home/index' },
  { person: ovi, role: '平台', page: '/operator/reviews/index' },
]
