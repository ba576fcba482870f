import { HOUR } from '@/kernel/time'
import { type Client, signIn } from './clients'
import { longjingOffer } from './longjing-offer'
import { type Product, startProduct } from './product'
import { settleIn } from './settle-in'
import { ana, bo, kai, lin, longjing, mei, meiShop, type Person, wen } from './world'

export interface TwoShops {
  readonly product: Product
  readonly clients: Readonly<Record<'wen' | 'mei' | 'ana' | 'lin' | 'bo' | 'kai', Client>>
}

/** Mei and Ana each have a shop. Lin buys twice with Mei and once with Ana; Bo takes one order back; Kai only looks. */
export async function openTwoShops(): Promise<TwoShops> {
  const product = await startProduct()
  const { sql, standin, url } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const people = { wen, mei, ana, lin, bo, kai }
  const entered = await Promise.all(Object.values(people).map((person) => signIn(url, standin, person)))
  const clients = Object.fromEntries(Object.keys(people).map((name, i) => [name, entered[i]!])) as TwoShops['clients']
  const campaignId = await publish(product, clients.wen)
  await clients.ana.send('consumer/shops.open', { name: '安娜的店' })
  const share = async (owner: Client) =>
    (await owner.send<{ code: string }>('reseller/sharing.share', { campaignId })).body.code
  const codes = { mei: await share(clients.mei), ana: await share(clients.ana) }
  const buy = (buyer: Client, person: Person, code: string) => buyAlone(product, buyer, { person, code, campaignId })
  await buy(clients.lin, lin, codes.mei)
  await standin.advance(HOUR)
  await buy(clients.bo, bo, codes.mei)
  const orderId = await buy(clients.bo, bo, codes.mei)
  await clients.bo.send('consumer/after-sales.refund', { orderId, reason: 'other' })
  await product.settle()
  await standin.advance(HOUR)
  await buy(clients.lin, lin, codes.mei)
  await buy(clients.lin, lin, codes.ana)
  await clients.kai.send('visitor/sharing.visit', { code: codes.mei })
  return { product, clients }
}

async function publish({ standin, settle }: Product, clerk: Client): Promise<string> {
  const input = longjingOffer(standin.now(), { size: 2, unitsPerPerson: 9 })
  const { body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', input)
  await settle()
  return body.campaignId
}

interface Bought {
  readonly person: Person
  readonly code: string
  readonly campaignId: string
}

/** From somebody's card to a paid order. */
async function buyAlone({ standin, settle }: Product, buyer: Client, of: Bought): Promise<string> {
  const { person, code, campaignId } = of
  await buyer.send('visitor/sharing.visit', { code })
  const { body } = await buyer.send<{ orderId: string }>('consumer/campaigns.act', {
    campaignId,
    action: { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: person.address.id,
  })
  const { body: asked } = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', body)
  await standin.pay(asked.prepayId, { params: asked.params })
  await settle()
  return body.orderId
}

/** So many people with one to three orders each, many of them paid at the same moment. */
export const crowd = (product: Product, people: number) =>
  product.sql.begin(async (sql) => {
    await sql`insert into person (id, openid, nickname, created_at)
      select ('01990000-00ff-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'crowd-' || n, '众' || n, now()
      from generate_series(1, ${people}::int) n`
    await sql`create temp table many on commit drop as select o.*, row_number() over () as n from
      (select o.* from orders o join order_line l on l.order_id = o.id and l.commission_shop_id = ${meiShop.id}
        where o.paid_at is not null limit 1) o, generate_series(1, ${people}::int) n, generate_series(1, 3) m
      where m <= 1 + n % 3`
    await sql`update many set id = gen_random_uuid(), refunded_fen = 0, status = 'to-ship',
      person_id = ('01990000-00ff-7000-8000-' || lpad((1 + n % ${people}::int)::text, 12, '0'))::uuid,
      paid_at = paid_at - (n / 7) * interval '1 minute'`
    await sql`alter table many drop column n`
    await sql`insert into orders select * from many`
    await sql`insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units,
        unit_price_fen, commission_shop_id)
      select id, 0, brand_id, ${longjing.skus[0]!.id}, '龙井', '', '', 1, 5900, ${meiShop.id} from many`
  })
