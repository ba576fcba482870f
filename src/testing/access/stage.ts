import { newId } from '@/kernel/id'
import { SCOPES } from '@/kernel/scopes'
import { DAY, iso } from '@/kernel/time'
import { type Client, signIn, stranger } from '../clients'
import { newKey } from '../new-key'
import { type Product, startProduct } from '../product'
import { settleIn } from '../settle-in'
import { uploadFile } from '../upload'
import { ana, kai, lin, longjing, mei, meiShop, northTea, ovi, wen } from '../world'
import type { Things, Who } from './table-row'

/** The product with somebody of every role in it, and things that the calls can be about. */
export interface Stage {
  readonly product: Product
  readonly people: Readonly<Record<Who, Client>>
  /** The same roles elsewhere: another brand's owner, another shop's owner, another buyer. */
  readonly foreigners: Readonly<Partial<Record<Who, Client>>>
  readonly things: Things
}

export async function openStage(): Promise<Stage> {
  const product = await startProduct()
  const { sql, url, standin } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const enter = (person: { openid: string; name: string }) => signIn(url, standin, person)
  const [buyer, reseller, clerk, operator] = await Promise.all([lin, mei, wen, ovi].map(enter))
  const team = await Promise.all(HIRED.map(async (role) => [role, await hired(product, role)] as const))
  const people = {
    ...(Object.fromEntries(team) as Record<Hired, Client>),
    nobody: stranger(url),
    machine: await machine(product, clerk!),
    consumer: buyer!,
    reseller: reseller!,
    owner: clerk!,
    operator: operator!,
  }
  const [otherClerk, otherBuyer] = await Promise.all([kai, ana].map(enter))
  await otherBuyer!.send('consumer/shops.open', { name: '安娜的店' })
  const foreigners = {
    consumer: otherBuyer!,
    reseller: otherBuyer!,
    owner: otherClerk!,
    machine: await machine(product, otherClerk!),
  }
  return { product, people, foreigners, things: await makeThings(product, people) }
}

/** A key with all scopes, of the brand that somebody owns. Tests ring more often than its minute allows. */
async function machine({ url, sql }: Product, owner: Client): Promise<Client> {
  const { secret } = await newKey(owner, SCOPES)
  await sql`update api_key set per_minute = 100000`
  return stranger(url, secret, owner.personId)
}

const HIRED = ['goods', 'campaigns', 'shipping', 'finance', 'reader'] as const
type Hired = (typeof HIRED)[number]

/** Somebody new who works for North Tea. */
async function hired({ sql, url, standin }: Product, role: Hired): Promise<Client> {
  const person = await signIn(url, standin, { openid: `o-team-${role}`, name: `北茶${role}` })
  await sql`insert into member (brand_id, id, person_id, role, since)
    values (${northTea.id}, ${newId()}, ${person.personId}, ${role}, ${iso(standin.now())})`
  return person
}

async function makeThings(product: Product, { owner: clerk, reseller, consumer }: Stage['people']): Promise<Things> {
  const now = product.standin.now()
  const [skuId, productId] = [longjing.skus[0]!.id, longjing.id]
  const goods = [{ skuId, priceFen: 4900, singlePriceFen: 5900, quota: 50 }]
  const offer = {
    kind: 'group-buy',
    title: '龙井',
    productId,
    commissionRate: 500,
    shipsInDays: 2,
    startsAt: iso(now),
    endsAt: iso(now + 5 * DAY),
    goods,
    terms: { size: 2, hours: 24, unitsPerPerson: 9 },
  }
  const published = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', offer)
  await product.settle()
  const { campaignId } = published.body
  const shared = await reseller.send<{ code: string }>('reseller/sharing.share', { campaignId })
  const action = { type: 'start', skuId, units: 1 }
  const acted = await consumer.send<{ roundId: string; orderId: string }>('consumer/campaigns.act', {
    campaignId,
    action,
    addressId: lin.address.id,
  })
  const csv = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数,图片,说明\na,茶,茶,,A-1,10,5,2,,\n'
  const importId = await uploadFile(clerk, 'a.csv', Buffer.from(csv))
  await product.settle()
  const [found] = await product.sql`select id from review_case where subject = 'campaign' limit 1`
  const [rating] =
    await product.sql`insert into rating (brand_id, id, product_id, order_id, position, person_id, stars, created_at)
    select l.brand_id, gen_random_uuid(), ${productId}, l.order_id, l.position, ${lin.id}, 5, ${iso(now)} from order_line l
    where l.order_id = ${acted.body.orderId} returning id`
  const withdrawalId = newId()
  await product.sql`insert into withdrawal (id, shop_id, person_id, gross_fen, state, asked_at, look_at)
    values (${withdrawalId}, ${meiShop.id}, ${mei.id}, 100, 'asked', ${iso(now)}, ${iso(now)})`
  const paper = { kind: 'food', number: 'JY13301060012345', holder: '北茶茶业有限公司', validUntil: null }
  const handedIn = await clerk.send<{ id: string }>('brand/review.saveLicence', paper)
  const exported = await reseller.send<{ exportId: string }>('reseller/customers.export', { reason: '月底对账' })
  const key = await newKey(clerk, ['catalogue:read'])
  const hook = await clerk.send<{ webhook: { id: string } }>('brand/webhooks.add', {
    url: 'https://erp.example.com/yuantuan',
    events: ['order.refunded'],
  })
  const base64 = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64')
  const kept = await clerk.send<{ id: string }>('brand/files.upload', { purpose: 'document', base64 })
  const customerId = await boughtFromMei(product, acted.body.orderId)
  const parcels = [{ orderId: customerId, carrier: '顺丰', trackingNo: 'SF1234567890' }]
  await clerk.send('brand/orders.ship', { parcels })
  const [parcel] = await product.sql`select id from parcel where order_id = ${customerId}`
  const edit = { field: 'ships', days: 9 }
  const planned = await clerk.send<{ id: string }>('brand/catalogue.planBulk', { productIds: [productId], edit })
  return {
    ...(await makeBatch(clerk, productId)),
    parcelId: parcel!.id,
    fileId: kept.body.id,
    keyId: key.id,
    webhookId: hook.body.webhook.id,
    changeSetId: planned.body.id,
    campaignId,
    ...acted.body,
    shareCode: shared.body.code,
    importId,
    caseId: found!.id,
    productId,
    skuId,
    addressId: lin.address.id,
    ratingId: rating!.id,
    withdrawalId,
    customerId,
    exportId: exported.body.exportId,
    licenceId: handedIn.body.id,
    ...(await makeTeam(product, clerk)),
  }
}

/** Somebody who came by an invitation, one that waits, and a file of the log. */
async function makeTeam({ url, standin }: Product, owner: Client) {
  const invite = async () =>
    (
      await owner.send<{ id: string; code: string }>('brand/team.invite', {
        id: newId(),
        role: 'reader',
        reason: '来看看',
      })
    ).body
  const [taken, open] = [await invite(), await invite()]
  const guest = await signIn(url, standin, { openid: 'o-team-guest', name: '新来的' })
  await guest.send('consumer/team.join', { code: taken.code })
  const { items } = (await guest.ask<{ items: { id: string; me: boolean }[] }>('brand/team.members')).body
  const { exportId } = (await owner.send<{ exportId: string }>('brand/team.takeLog', { reason: '月底核对' })).body
  return {
    memberId: items.find(({ me }) => me)!.id,
    invitationId: open.id,
    invitationCode: taken.code,
    logExportId: exportId,
  }
}

/** A batch that buyers see, with a few labels. */
async function makeBatch(clerk: Client, productId: string): Promise<Pick<Things, 'batchId' | 'runId'>> {
  const facts = { region: '浙江', place: '杭州龙坞', madeOn: '2026-01-02' }
  const saved = await clerk.send<{ batchId: string }>('brand/provenance.saveBatch', { productId, number: 'B-1', facts })
  const { batchId } = saved.body
  await clerk.send('brand/provenance.publishBatch', { batchId })
  const made = await clerk.send<{ runId: string }>('brand/provenance.makeCodes', { batchId, count: 3 })
  return { batchId, runId: made.body.runId }
}

/** The same order once more, paid and credited to Mei's shop: whoever placed it is her customer. */
async function boughtFromMei({ sql: all }: Product, orderId: string): Promise<string> {
  const id = newId()
  await all.begin(async (sql) => {
    await sql`create temp table twin on commit drop as select * from orders where id = ${orderId}`
    await sql`update twin set id = ${id}, status = 'to-ship', paid_fen = total_fen, paid_at = created_at`
    await sql`insert into orders select * from twin`
    await sql`insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units,
        unit_price_fen, commission_shop_id) select ${id}, position, brand_id, sku_id, title, options, picture_url, units,
        unit_price_fen, ${meiShop.id} from order_line where order_id = ${orderId}`
  })
  return id
}
