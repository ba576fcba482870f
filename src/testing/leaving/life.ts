import { PRIVACY_VERSION } from '@/crm/rules'
import { DAY } from '@/kernel/time'
import { type Client, signIn } from '../clients'
import { longjingOffer } from '../longjing-offer'
import { type Product, TEMPLATES } from '../product'
import { settleIn } from '../settle-in'
import { lin, longjing, mei, wen } from '../world'
import type { Marks } from './traces'

/** A person whose every field occurs nowhere else. */
export const marked = {
  openid: 'oMarked-openid-7f3a',
  name: '印小记',
  nickname: '昵称记号九三',
  address: { name: '收件记号', phone: '19912345678', region: '记号省记号市', detail: '记号路 77 号' },
  shop: { name: '店名记号', about: '店介记号' },
  words: '评价记号很香',
  later: '追评记号还买',
  picture: 'PICTURE-MARK-51',
  /** What Mei calls this person, what this person calls somebody else, and why the own customers were taken along. */
  called: '被叫记号',
  calls: '叫人记号',
  reason: '理由记号对账',
} as const

export interface Life {
  readonly person: Client
  readonly clerk: Client
  readonly campaignId: string
  readonly marks: Marks
}

/** Everything that one person can leave behind in this product, each through the door that a person takes. */
export async function liveAsMarked(product: Product): Promise<Life> {
  const { standin, sql, url } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const clerk = await signIn(url, standin, wen)
  const campaignId = await offer(product, clerk)
  const person = await signIn(url, standin, { openid: marked.openid, name: marked.name })
  await introduce(person)
  await need(person.send('consumer/campaigns.remind', { campaignId: await offer(product, clerk, 5 * DAY) }))
  const code = await sell(person, campaignId)
  const { id: addressId } = await need<{ id: string }>(person.send('consumer/crm.saveAddress', marked.address))
  await need(person.send('consumer/crm.consent', { templates: Object.keys(TEMPLATES).slice(0, 5) }))
  const sold = await sellTo(product, { code, campaignId })
  const seller = await comeFrom(product, person, campaignId)
  const orderId = await buy(product, person, { campaignId, addressId })
  const changed = await buy(product, person, { campaignId, addressId })
  await need(person.send('consumer/after-sales.refund', { orderId: changed, reason: 'other' }))
  await need(seller.send('reseller/customers.tag', { customerId: orderId, tag: marked.called, on: true }))
  await receive(product, { person, clerk, orderId, sold })
  await takeOut(product, person)
  await need(person.send('reseller/customers.tag', { customerId: sold.orderId, tag: marked.calls, on: true }))
  await need(person.send('reseller/customers.export', { reason: marked.reason }))
  // Answers are forgotten after two days, so one is fresh; it repeats the words of the shop.
  await need(person.send('reseller/shops.edit', { ...marked.shop, coverUrl: '' }))
  const [{ visitorId } = { visitorId: '' }] =
    await sql`select visitor_id as "visitorId" from visit where person_id = ${person.personId}`
  const [{ face } = { face: '' }] = await sql`select avatar_url as face from person where id = ${person.personId}`
  const { address, shop, ...plain } = marked
  const own = {
    ...plain,
    shop: shop.name,
    about: shop.about,
    ...fieldsOf(address),
  }
  return {
    person,
    clerk,
    campaignId,
    marks: {
      id: person.personId,
      others: { ...own, device: String(visitorId), face: String(face), token: person.token },
    },
  }
}

const fieldsOf = ({ name, phone, region, detail }: typeof marked.address) => ({ receiver: name, phone, region, detail })

async function introduce(person: Client): Promise<void> {
  for (const purpose of ['delivery', 'profile'])
    await need(person.send('consumer/crm.agree', { purpose, version: PRIVACY_VERSION }))
  const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(marked.picture)]).toString('base64')
  await need(person.send('consumer/crm.saveProfile', { nickname: marked.nickname, picture }))
}

/** A shop with a shelf and a card that is out; answers the card's code. */
async function sell(person: Client, campaignId: string): Promise<string> {
  await need(person.send('consumer/shops.open', marked.shop))
  await need(person.send('reseller/shops.pick', { campaignIds: [campaignId] }))
  const { code } = await need<{ code: string }>(person.send('reseller/sharing.share', { campaignId }))
  await need(person.send('visitor/sharing.visit', { code }))
  return code
}

interface Sold {
  readonly buyer: Client
  readonly orderId: string
}

/** Somebody buys by that card: commission for this person. */
async function sellTo(product: Product, of: { code: string; campaignId: string }): Promise<Sold> {
  const buyer = await signIn(product.url, product.standin, lin)
  await need(buyer.send('visitor/sharing.visit', { code: of.code }))
  const orderId = await buy(product, buyer, { campaignId: of.campaignId, addressId: lin.address.id })
  return { buyer, orderId }
}

/** The last card counts: from here on this person is a customer of Mei's. */
async function comeFrom({ url, standin }: Product, person: Client, campaignId: string): Promise<Client> {
  const seller = await signIn(url, standin, mei)
  const { code } = await need<{ code: string }>(seller.send('reseller/sharing.share', { campaignId }))
  await need(person.send('visitor/sharing.visit', { code }))
  return seller
}

/** All commission, confirmed in WeChat and arrived. */
async function takeOut({ standin, settle }: Product, person: Client): Promise<void> {
  const { availableFen } = await need<{ availableFen: number }>(person.ask('reseller/payments.withdrawals'))
  const asked = await need<{ withdrawalId: string }>(
    person.send('reseller/payments.withdraw', { amountFen: availableFen }),
  )
  await settle()
  const { confirm } = await need<{ confirm: { package: string } }>(person.ask('reseller/payments.withdrawal', asked))
  await standin.control('transfer', { package: confirm.package, openid: marked.openid })
  await settle()
}

async function buy(
  { standin, settle }: Product,
  person: Client,
  { campaignId, addressId }: { campaignId: string; addressId: string },
): Promise<string> {
  const action = { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 }
  const { orderId } = await need<{ orderId: string }>(
    person.send('consumer/campaigns.act', { campaignId, action, addressId }),
  )
  const { prepayId, params } = await need<{ prepayId: string; params: never }>(
    person.send('consumer/payments.prepare', { orderId }),
  )
  await standin.pay(prepayId, { params })
  await settle()
  return orderId
}

/** Shipped, signed, rated with words, and the return window over: no money and no goods are on their way any more. */
async function receive(
  { standin, settle }: Product,
  { person, clerk, orderId, sold }: { person: Client; clerk: Client; orderId: string; sold: Sold },
): Promise<void> {
  const parcels = [orderId, sold.orderId].map((id, n) => ({
    orderId: id,
    carrier: '顺丰',
    trackingNo: `SF123456789${n}`,
  }))
  await need(clerk.send('brand/orders.ship', { parcels }))
  await settle()
  await need(sold.buyer.send('consumer/orders.sign', { orderId: sold.orderId }))
  await need(person.send('consumer/orders.sign', { orderId }))
  await need(person.send('consumer/ratings.rate', { orderId, stars: 5, text: marked.words }))
  await need(person.send('consumer/ratings.followUp', { orderId, text: marked.later }))
  await settle()
  await standin.advance(9 * DAY)
  await settle()
}

async function offer({ standin, settle }: Product, clerk: Client, later = 0): Promise<string> {
  const input = longjingOffer(standin.now() + later, { size: 2, unitsPerPerson: 3, priceFen: 4_900 })
  const { campaignId } = await need<{ campaignId: string }>(clerk.send('brand/campaigns.publish', input))
  await settle()
  return campaignId
}

/** The answer, or why there is none: a flow that stopped halfway would leave nothing to find. */
export async function need<T>(reply: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await reply
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as T
}
