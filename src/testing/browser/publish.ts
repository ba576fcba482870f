import { DAY, iso } from '@/kernel/time'
import type { Client } from '../clients'
import type { Product } from '../product'
import { type Offered, offers, type Person } from '../world'

/** What the world's brand offers of one of its goods. */
export const offerOf = (product: Offered['product']): Offered => offers.find((offer) => offer.product === product)!

/** A brand's lawful offer, gone live by itself. */
export async function publish(
  product: Product,
  offer: Offered,
  client: (person: Person) => Promise<Client>,
): Promise<string> {
  const { brand, product: of, size, hours, unitsPerPerson, commissionRate, goods } = offer
  const now = product.standin.now()
  const clerk = await client(brand.clerk)
  const { status, body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: of.title,
    productId: of.id,
    commissionRate,
    shipsInDays: of.shipsInDays,
    startsAt: iso(now),
    endsAt: iso(now + 14 * DAY),
    goods: goods.map(({ sku, ...prices }) => ({ skuId: sku.id, ...prices })),
    terms: { size, hours, unitsPerPerson },
  })
  if (status !== 200) throw new Error(`not published: ${JSON.stringify(body)}`)
  await product.settle()
  return body.campaignId
}
