import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { DAY, HOUR } from '@/kernel/time'
import { publish } from '@/testing/browser/publish'
import { scanFile } from '@/testing/camera'
import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { bo, lin, mei, offers, type Person } from '@/testing/world'

interface Shared {
  readonly code: string
  readonly imageUrl: string
  readonly momentsUrl: string
  readonly posters: readonly { style: string; url: string }[]
}
type Acted = { roundId: string; orderId: string }

let product: Product
let campaignId = ''
let card: Shared
let roundId = ''
const offer = offers[0]!

beforeAll(async () => {
  product = await startProduct()
  const { sql, standin } = product
  await settleIn({ sql, now: standin.now(), pictures: `${standin.url}/pictures/` })
  campaignId = await publish(product, offer, clientOf)
  card = (await (await clientOf(mei)).send<Shared>('reseller/sharing.share', { campaignId })).body
})
afterAll(() => product.stop())

const clientOf = (person: Person): Promise<Client> => signIn(product.url, product.standin, person)
const get = (path: string) => fetch(product.url + path, { redirect: 'manual' })

async function sizeOf(path: string) {
  const bytes = new Uint8Array(await (await get(path)).arrayBuffer())
  const { width, height } = await loadImage(bytes)
  return { width, height, small: bytes.length < 128_000 }
}

test('a chat’s card and Moments’ picture have their shapes, are light, and may be kept for ever', async () => {
  const answer = await get(card.imageUrl)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await sizeOf(card.imageUrl)).toEqual({ width: 1000, height: 800, small: true })
  expect(await sizeOf(card.momentsUrl)).toEqual({ width: 800, height: 800, small: true })
})

test('each poster carries the code of this very card', async () => {
  expect(card.posters.map(({ style }) => style)).toEqual(['paper', 'bold', 'photo'])
  for (const { url } of card.posters) {
    const read = await scanFile(new Uint8Array(await (await get(url)).arrayBuffer()))
    expect(new URL(read!).searchParams.get('scene')).toBe(card.code)
  }
})

test('an address of an older version shows what is true now, and is not kept', async () => {
  const answer = await get(card.imageUrl.replace(/-[0-9a-f]{8}/, '-00000000'))
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
})

test('a card that nobody made is not found', async () => {
  expect((await get('/pictures/cards/NoSuchCode-00000000.jpg')).status).toBe(404)
})

test('seats that are taken change the address of a round’s card', async () => {
  const first = await takeSeat(lin)
  roundId = first.roundId
  const share = async () =>
    (await (await clientOf(lin)).send<Shared>('consumer/sharing.share', { campaignId, roundId })).body.imageUrl
  const before = await share()
  expect(await share()).toBe(before)
  await takeSeat(bo, roundId)
  expect(await share()).not.toBe(before)
})

test('the card in a chat counts from the moment it was shared, and ends with the round', async () => {
  const { roundId: fresh } = await takeSeat(bo)
  const activity = await activityOf(fresh)
  expect(activity.parameters).toEqual([
    { name: 'member_count', value: '1' },
    { name: 'room_limit', value: String(offer.terms.size) },
  ])
  expect((await activityOf(fresh)).activityId).toBe(activity.activityId)
  await product.standin.advance((offer.terms.hours / 2) * HOUR)
  await takeSeat(lin, fresh)
  expect(await lineInChat(activity.activityId)).toBe(`成员正在加入，当前 2/${offer.terms.size} 人`)
  // Told half a day ago, the card would live on in the chats if nobody ended it.
  await product.standin.advance((offer.terms.hours / 2) * HOUR)
  await product.settle()
  expect(await lineInChat(activity.activityId)).toBe('已结束')
  expect(await activityOf(fresh)).toBeNull()
})

test('when an activity is over before its round, the next card gets a new one', async () => {
  const { roundId: fresh } = await takeSeat(mei)
  const first = await activityOf(fresh)
  // As if the round were a long one: its day in the chats is over, its own time is not.
  await product.sql`update chat_card set expires_at = expires_at - interval '24 hours' where round_id = ${fresh}`
  const second = await activityOf(fresh)
  expect(second.activityId).not.toBe(first.activityId)
  await takeSeat(lin, fresh)
  expect(await lineInChat(second.activityId)).toBe(`成员正在加入，当前 2/${offer.terms.size} 人`)
})

test('a picture that lies in this house is drawn as any other', async () => {
  const clerk = await clientOf(offer.brand.clerk)
  const base64 = readFileSync(join(__dirname, '../../standin/pictures/longjing.webp')).toString('base64')
  const { body } = await clerk.send<{ url: string }>('brand/files.upload', { purpose: 'picture', base64 })
  await product.sql`update campaign_goods set picture_url = ${body.url} where campaign_id = ${campaignId}`
  const answer = await get(card.imageUrl)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
})

test('when the goods’ picture can’t be fetched, the card is the plain picture', async () => {
  const gone = 'http://pictures.example.com/gone.webp'
  await product.sql`update campaign_goods set picture_url = ${`${gone}#p=AAAA`} where campaign_id = ${campaignId}`
  const answer = await get(card.imageUrl)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, gone])
  const poster = await get(card.posters[0]!.url)
  expect(poster.status).toBe(200)
})

test('WeChat knows better what is left: its no sets the balance to zero', async () => {
  const client = await clientOf(lin)
  // Two by our count; by WeChat's none, since nobody pressed anything there.
  for (const _ of [1, 2]) await client.send('consumer/crm.consent', { templates: ['round-failed'] })
  const { roundId: lonely } = await takeSeat(lin)
  expect(lonely).not.toBe('')
  await product.standin.advance(offer.terms.hours * HOUR + DAY / 24)
  await product.settle()
  expect((await client.ask<{ balances: object }>('consumer/crm.consents')).body).toEqual({ balances: {} })
})

async function takeSeat(person: Person, roundId?: string): Promise<Acted> {
  const client = await clientOf(person)
  const { sku, priceFen } = offer.goods[0]!
  const { status, body } = await client.send<Acted>('consumer/campaigns.act', {
    campaignId,
    ...(roundId ? { roundId } : {}),
    action: { type: roundId ? 'join' : 'start', skuId: sku.id, units: 1 },
    addressId: person.address.id,
    seenPriceFen: priceFen,
  })
  expect([status, body]).toEqual([200, expect.anything()])
  const { body: paying } = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', {
    orderId: body.orderId,
  })
  await product.standin.pay(paying.prepayId, { params: paying.params })
  await product.settle()
  return body
}

interface Activity {
  readonly activityId: string
  readonly parameters: readonly unknown[]
}

const activityOf = async (roundId: string): Promise<Activity> =>
  (await (await clientOf(lin)).send<{ activity: Activity }>('consumer/sharing.activity', { roundId })).body.activity

async function lineInChat(activityId: string): Promise<string | undefined> {
  const answer = await fetch(`${product.standin.url}/control/state`)
  const { cards } = (await answer.json()) as { cards: { activityId: string; line: string }[] }
  return cards.find((one) => one.activityId === activityId)?.line
}
