import { basename } from 'node:path'
import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from '../clients'
import { type Product, startProduct } from '../product'
import { settleIn } from '../settle-in'
import { breathe } from '../weapp-page'
import { longjing, type Person, people, wen } from '../world'
import { isLight, larger, type PageSize } from './page-size'
import { keepSizes } from './page-table'
import { openPhone, type Phone } from './phone'

/** The named world with the real product under it; everybody's phone shows the compiled mini-program. */
export interface Stage {
  readonly product: Product
  /** A phone of this person's own, the app freshly installed. */
  phone(person: Person, more?: Readonly<Record<string, unknown>>): Phone
  /** The same person over HTTP, for what a story presupposes. */
  client(person: Person): Promise<Client>
  /** Every page that was seen in this story and is heavier than WeChat's audit likes. */
  heavy(): readonly (readonly [string, PageSize])[]
  /** Puts all phones away, then the product. */
  strike(): Promise<void>
}

export async function setStage(): Promise<Stage> {
  const product = await startProduct()
  const { standin, sql } = product
  await settleIn({ sql, now: standin.now(), pictures: `${standin.url}/pictures/` })
  await standin.people(people.map(({ openid, name }) => ({ openid, name })))
  const phones: Phone[] = []
  return {
    product,
    phone(person, more) {
      const phone = openPhone(product, person, more)
      phones.push(phone)
      return phone
    },
    client: (person) => signIn(product.url, standin, person),
    heavy: () => phones.flatMap(({ sizes }) => [...sizes].filter(([, size]) => !isLight(size))),
    async strike() {
      keepSizes(storyName(), largestOf(phones))
      for (const phone of phones) await phone.close()
      // What React still has in hand must not meet a world without a document.
      await breathe(20)
      await product.stop()
    },
  }
}

/** A story is named like its file. */
const storyName = (): string => basename(expect.getState().testPath ?? 'story', '.test.ts')

function largestOf(phones: readonly Phone[]): Map<string, PageSize> {
  const largest = new Map<string, PageSize>()
  for (const { sizes } of phones)
    for (const [route, size] of sizes) largest.set(route, larger(size, largest.get(route) ?? size))
  return largest
}

const GROUP_FEN = 4990
const SINGLE_FEN = 5900

interface Offer {
  readonly size?: number
  readonly quota?: number
}

/** Wen's lawful offer of Longjing, gone live by itself. */
export async function publishLongjing(stage: Stage, { size = 3, quota = 100 }: Offer = {}): Promise<string> {
  const now = stage.product.standin.now()
  const clerk = await stage.client(wen)
  const { status, body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: longjing.title,
    productId: longjing.id,
    commissionRate: 1000,
    shipsInDays: 3,
    startsAt: iso(now),
    endsAt: iso(now + 10 * DAY),
    goods: [{ skuId: longjing.skus[0]!.id, priceFen: GROUP_FEN, singlePriceFen: SINGLE_FEN, quota }],
    terms: { size, hours: 24, unitsPerPerson: 2 },
  })
  if (status !== 200) throw new Error(`not published: ${JSON.stringify(body)}`)
  await stage.product.settle()
  return body.campaignId
}

/** From a card to the result page: the person starts or joins, confirms the address on the screen, and pays. */
export async function buy(phone: Phone, how: RegExp): Promise<void> {
  await phone.press(how)
  await phone.press('下一步')
  await phone.see(phone.person.address.detail, '提交并支付')
  await phone.press('提交并支付')
  await phone.until((page) => page.route === 'consumer/result/index')
}

export const START = /^开团 ¥/
export const JOIN = /^参团 ¥/

/** A person who has taken a seat and paid, without looking at a screen: somebody in the background of a story. */
export async function takeSeat(stage: Stage, person: Person, input: { campaignId: string; roundId?: string }) {
  const client = await stage.client(person)
  const { campaignId, roundId } = input
  const { status, body } = await client.send<{ roundId: string; orderId: string }>('consumer/campaigns.act', {
    campaignId,
    ...(roundId ? { roundId } : {}),
    action: { type: roundId ? 'join' : 'start', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: person.address.id,
    seenPriceFen: GROUP_FEN,
  })
  if (status !== 200) throw new Error(`${person.name} got no seat: ${JSON.stringify(body)}`)
  return { ...body, pay: () => payFor(stage, client, body.orderId) }
}

async function payFor({ product }: Stage, client: Client, orderId: string): Promise<void> {
  const { body } = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
  await product.standin.pay(body.prepayId, { params: body.params })
  await product.settle()
}

export const coldCard = (campaignId: string): string => `/consumer/campaign/index?c=${campaignId}`
/** Scenes of WeChat: a card in a chat, and a mini-program code. */
export const FROM_CHAT = 1007
export const FROM_CODE = 1047

interface Message {
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/** The subscription messages that WeChat has delivered to this person. */
export async function messagesOf({ product }: Stage, { openid }: Person): Promise<Message[]> {
  const answer = await fetch(`${product.standin.url}/control/state`)
  const { messages } = (await answer.json()) as { messages: (Message & { openid: string })[] }
  return messages.filter((message) => message.openid === openid)
}
