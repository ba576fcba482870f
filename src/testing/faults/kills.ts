import { randomUUID } from 'node:crypto'
import { stranger } from '../clients'
import { type Buyer, crowd, offerUnits, type Place, SKU, until } from './place'

export interface KillSize {
  readonly kills: number
  /** Orders to be acknowledged between two kills. */
  readonly apart: number
}

interface Acked {
  readonly orderId: string
}

const LANES = 8
const UNITS = 4_000

/**
 * Kills the API again and again while people are ordering. Who had no answer asks again under the same key, as the app
 * does. Returns what was lost or doubled; an empty list is the only pass.
 */
export async function killUnderLoad(place: Place, { kills, apart }: KillSize): Promise<string[]> {
  const campaignId = await offerUnits(place, UNITS)
  const buyers = (await crowd(place, UNITS / 2)).values()
  const acked = new Map<string, Acked>()
  const state = { over: false }
  const lane = async () => {
    for (const buyer of buyers) {
      if (state.over) return
      acked.set(buyer.token, await orderUntilAnswered(place, buyer, campaignId))
    }
  }
  const lanes = Promise.all(Array.from({ length: LANES }, lane))
  for (let n = 0; n < kills; n++) {
    const before = acked.size
    await Promise.race([until(async () => acked.size >= before + apart), lanes])
    await place.kill()
  }
  state.over = true
  await lanes
  return judge(place, [...acked.values()])
}

async function orderUntilAnswered(place: Place, buyer: Buyer, campaignId: string): Promise<Acked> {
  const key = randomUUID()
  const client = stranger(place.url, buyer.token)
  const input = {
    campaignId,
    action: { type: 'start', skuId: SKU, units: 1 },
    addressId: buyer.addressId,
    seenPriceFen: 2_990,
  }
  for (;;) {
    const reply = await client.send<Acked>('consumer/campaigns.act', input, key).catch(() => null)
    if (reply?.status === 200) return reply.body
    if (reply && reply.status !== 500)
      throw new Error(`an order was refused: ${reply.status} ${JSON.stringify(reply.body)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function judge({ sql }: Place, acked: readonly Acked[]): Promise<string[]> {
  const there = new Set((await sql<{ id: string }[]>`select id from orders`).map((order) => order.id))
  const lost = acked.filter(({ orderId }) => !there.has(orderId))
  const wrong = lost.map(({ orderId }) => `order ${orderId} was acknowledged and is not there`)
  if (there.size > acked.length) wrong.push(`${there.size} orders for ${acked.length} people`)
  return wrong
}
