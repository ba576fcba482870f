import { DAY } from '@/kernel/time'
import type { Client } from '../clients'
import type { Product } from '../product'
import { inputOf } from '../trade/publish'
import { type Offered, offers, type Person } from '../world'

/** What the world's brand offers of one of its goods. */
export const offerOf = (product: Offered['product']): Offered => offers.find((offer) => offer.product === product)!

/** A brand's lawful offer, gone live by itself. */
export async function publish(
  product: Product,
  offer: Offered,
  client: (person: Person) => Promise<Client>,
): Promise<string> {
  const now = product.standin.now()
  const clerk = await client(offer.brand.clerk)
  const input = inputOf(offer, { from: now, until: now + 14 * DAY })
  const { status, body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', input)
  if (status !== 200) throw new Error(`not published: ${JSON.stringify(body)}`)
  await product.settle()
  return body.campaignId
}
