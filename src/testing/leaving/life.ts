import { PRIVACY_VERSION } from '@/crm/rules'
import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from '../clients'
import { type Product, TEMPLATES } from '../product'
import { settleIn } from '../settle-in'
import { longjing, wen } from '../world'
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
  // The campaign has begun, so its door takes no reminders any more.
  await sql`insert into reminder (campaign_id, person_id, created_at) values (${campaignId}, ${person.personId}, now())`
  await sell(person, campaignId)
  const { id: addressId } = await need<{ id: string }>(person.send('consumer/crm.saveAddress', marked.address))
  await need(person.send('consumer/crm.consent', { templates: Object.keys(TEMPLATES).slice(0, 5) }))
  const orderId = await buy(product, person, { campaignId, addressId })
  await receive(product, { person, clerk, orderId })
  // Answers are forgotten after two days, so one is fresh; it repeats the words of the shop.
  await need(person.send('reseller/shops.edit', { ...marked.shop, coverUrl: '' }))
  const [{ visitorId } = { visitorId: '' }] =
    await sql`select visitor_id as "visitorId" from visit where person_id = ${person.personId}`
  const [{ face } = { face: '' }] = await sql`select avatar_url as face from person where id = ${person.personId}`
  const { openid, name, nickname, address, shop, words, later, picture } = marked
  const own = {
    openid,
    name,
    nickname,
    words,
    later,
    picture,
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

/** A shop with a shelf and a card that is out. */
async function sell(person: Client, campaignId: string): Promise<void> {
  await need(person.send('consumer/shops.open', marked.shop))
  await need(person.send('reseller/shops.pick', { campaignIds: [campaignId] }))
  const { code } = await need<{ code: string }>(person.send('consumer/sharing.share', { campaignId }))
  await need(person.send('visitor/sharing.visit', { code }))
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
  { person, clerk, orderId }: { person: Client; clerk: Client; orderId: string },
): Promise<void> {
  await need(clerk.send('brand/orders.ship', { parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1234567890' }] }))
  await settle()
  await need(person.send('consumer/orders.sign', { orderId }))
  await need(person.send('consumer/ratings.rate', { orderId, stars: 5, text: marked.words }))
  await need(person.send('consumer/ratings.followUp', { orderId, text: marked.later }))
  await settle()
  await standin.advance(9 * DAY)
  await settle()
}

async function offer({ standin, settle }: Product, clerk: Client): Promise<string> {
  const now = standin.now()
  const { campaignId } = await need<{ campaignId: string }>(
    clerk.send('brand/campaigns.publish', {
      kind: 'group-buy',
      title: longjing.title,
      productId: longjing.id,
      commissionRate: 1_000,
      shipsInDays: 3,
      startsAt: iso(now),
      endsAt: iso(now + 20 * DAY),
      goods: [{ skuId: longjing.skus[0]!.id, priceFen: 4_900, singlePriceFen: 5_900, quota: 50 }],
      terms: { size: 2, hours: 24, unitsPerPerson: 3 },
    }),
  )
  await settle()
  return campaignId
}

/** The answer, or why there is none: a flow that stopped halfway would leave nothing to find. */
export async function need<T>(reply: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await reply
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as T
}
