import { shuffled } from '@/standin/faults'
import { sendEach } from '../bench/load'
import { stranger } from '../clients'
import { type Buyer, crowd, offerUnits, type Place, SKU, until } from './place'

export interface RushSize {
  readonly people: number
  readonly repeats: number
  readonly units: number
}

interface Answer {
  readonly status: number
  readonly body: string
}

const CONNECTIONS = 128
const SEED = 42

/**
 * Everybody wants the same few units. Returns what was not as it must be: an empty list is the only pass.
 * Half of the units go to leaders; then the others rush into their groups.
 */
export async function rush(place: Place, { people, repeats, units }: RushSize): Promise<string[]> {
  const campaignId = await offerUnits(place, units)
  const buyers = await crowd(place, people)
  const wrong: string[] = []

  const starts = await sendOnceAndAgain(
    place,
    buyers.map((buyer) => act(buyer, { campaignId, type: 'start' })),
    repeats / 2,
  )
  wrong.push(...starts.wrong)
  const leaders = buyers.filter((_, i) => starts.answers[i]!.status === 200)
  if (leaders.length !== units / 2) wrong.push(`${leaders.length} groups were opened for ${units} units`)
  await payAll(
    place,
    leaders,
    starts.answers.filter((a) => a.status === 200),
  )
  await until(async () => (await count(place, 'open')) === leaders.length)

  const rounds = (await place.sql<{ id: string }[]>`select id from round where status = 'open' order by id`).map(
    (r) => r.id,
  )
  const others = buyers.filter((_, i) => starts.answers[i]!.status !== 200)
  const requests = others.map((buyer, i) =>
    act(buyer, { campaignId, type: 'join', roundId: rounds[i % rounds.length]! }),
  )
  const joins = await sendOnceAndAgain(place, requests, repeats / 2)
  wrong.push(...joins.wrong)
  const joined = others.filter((_, i) => joins.answers[i]!.status === 200)
  if (joined.length !== units / 2) wrong.push(`${joined.length} people joined ${units / 2} groups of two`)
  await payAll(
    place,
    joined,
    joins.answers.filter((a) => a.status === 200),
  )
  await until(async () => (await unpaid(place)) === 0)

  const [hold] = await place.sql<{ sold: number }[]>`select sold from hold where campaign_id = ${campaignId}`
  if (hold?.sold !== units) wrong.push(`${hold?.sold} units were sold of ${units}`)
  if ((await count(place, 'formed')) !== units / 2) wrong.push('not every group was formed')
  return wrong
}

const count = async ({ sql }: Place, status: string) => (await sql`select from round where status = ${status}`).length
const unpaid = async ({ sql }: Place) => (await sql`select from payment where state <> 'paid'`).length

interface Wanted {
  readonly campaignId: string
  readonly type: string
  readonly roundId?: string
}

function act(buyer: Buyer, { campaignId, type, roundId }: Wanted): string {
  const action = { type, skuId: SKU, units: 1 }
  const body = JSON.stringify({
    campaignId,
    ...(roundId ? { roundId } : {}),
    action,
    addressId: buyer.addressId,
    seenPriceFen: 2_990,
  })
  return [
    'POST /consumer/campaigns.act HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `authorization: Bearer ${buyer.token}`,
    `idempotency-key: ${type}-of-${buyer.n}`,
    `x-visitor: visitor-of-${buyer.n}`,
    '',
    body,
  ].join('\r\n')
}

/** Sends each request once and the first ones again, in one shuffled crowd. */
async function sendOnceAndAgain(place: Place, requests: readonly string[], repeats: number) {
  const all = [...requests, ...requests.slice(0, repeats)]
  const order = shuffled(
    all.map((_, i) => i),
    SEED,
  )
  const answers: Answer[] = []
  await sendEach({ port: place.port, connections: CONNECTIONS, requests: order.map((i) => all[i]!) }, ({ n, text }) => {
    answers[order[n]!] = { status: Number(text.slice(9, 12)), body: bodyOf(text) }
  })
  const wrong = answers
    .filter((a) => a.status !== 200 && a.status !== 409)
    .map((a) => `answered ${a.status}: ${a.body}`)
  for (let i = 0; i < Math.min(repeats, requests.length); i++) {
    const [first, again] = [answers[i]!, answers[requests.length + i]!]
    if (first.status !== again.status || first.body !== again.body)
      wrong.push(`another answer to a repeat: ${first.body} | ${again.body}`)
  }
  return { answers: answers.slice(0, requests.length), wrong }
}

/** The number of the request is the one thing in which two answers may differ. */
const bodyOf = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4).replace(/"requestId":"[^"]*"/, '')

const LANES = 16

async function payAll(place: Place, buyers: readonly Buyer[], answers: readonly Answer[]): Promise<void> {
  await place.standin.people(buyers.map(({ openid, n }) => ({ openid, name: `顾客 ${n}` })))
  const queue = buyers
    .map((buyer, i) => ({ buyer, orderId: (JSON.parse(answers[i]!.body) as { orderId: string }).orderId }))
    .values()
  const lane = async () => {
    for (const { buyer, orderId } of queue) {
      const client = stranger(place.url, buyer.token)
      const { status, body } = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', {
        orderId,
      })
      if (status !== 200) throw new Error(`could not pay: ${status} ${JSON.stringify(body)}`)
      await place.standin.pay(body.prepayId, { params: body.params })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  await place.standin.tick()
}
