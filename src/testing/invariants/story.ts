import { DAY, HOUR, iso, MINUTE } from '@/kernel/time'
import { type Client, signIn } from '../clients'
import type { Product } from '../product'
import { settleIn } from '../settle-in'
import { ana, bo, lin, longjing, mei, type Person, wen } from '../world'
import { traceIt } from './story-trace'

interface Acted {
  readonly roundId: string
  readonly orderId: string
}

/**
 * Everything that can become of an order, so that every law has rows to judge: a group that formed and shipped, one that
 * failed, one that is still open with a held seat, a purchase alone, a hold that ran out, a payment that came too late,
 * a member who left a forming group, and one whose money went back after the group had formed.
 */
export async function tellStory(product: Product): Promise<void> {
  const { standin, sql } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const people = [wen, mei, lin, bo, ana] as const
  const [clerk, seller, leader, second, third] = await Promise.all(people.map((p) => signIn(product.url, standin, p)))
  const campaignId = await publish(product, clerk!)
  const { code } = (await seller!.send<{ code: string }>('reseller/sharing.share', { campaignId })).body
  for (const buyer of [leader!, second!, third!]) await buyer.send('visitor/sharing.visit', { code })

  const act = actor(campaignId)
  const formed = await act(leader!, lin, { type: 'start' })
  await pay(product, leader!, formed.orderId)
  for (const [buyer, person] of [
    [second!, bo],
    [third!, ana],
  ] as const) {
    const joined = await act(buyer, person, { type: 'join', roundId: formed.roundId })
    await pay(product, buyer, joined.orderId)
    if (buyer === third) await takeBack(product, buyer!, joined.orderId)
  }
  const left = await act(third!, ana, { type: 'start' })
  await pay(product, third!, left.orderId)
  await takeBack(product, third!, left.orderId)
  await clerk!.send('brand/orders.ship', {
    parcels: [{ orderId: formed.orderId, carrier: '顺丰', trackingNo: 'SF1234567890' }],
  })
  await leader!.send('consumer/orders.sign', { orderId: formed.orderId })
  await inTwoParcels(product, { clerk: clerk!, buyer: second!, act })
  await rateIt(product, { buyer: leader!, clerk: clerk!, orderId: formed.orderId })
  await traceIt({ buyer: leader!, other: second!, clerk: clerk!, orderId: formed.orderId })

  const failing = await act(second!, bo, { type: 'start' })
  await pay(product, second!, failing.orderId)
  await act(leader!, lin, { type: 'join', roundId: failing.roundId })
  await standin.advance(25 * HOUR)
  await product.settle()

  const late = await act(third!, ana, { type: 'alone' })
  const { prepayId, params } = await prepare(third!, late.orderId)
  await standin.advance(16 * MINUTE)
  await standin.pay(prepayId, { params: params as never })
  await product.settle()

  await standin.advance(9 * DAY)
  await product.settle()
  const again = await signIn(product.url, standin, mei)
  await withdrawals(product, again)
  await again.send('reseller/customers.tag', { customerId: formed.orderId, tag: '老顾客', on: true })
  await again.send('reseller/customers.export', { reason: '月底对账' })
}

interface Split {
  readonly clerk: Client
  readonly buyer: Client
  readonly act: ReturnType<typeof actor>
}

/** Two units that leave one by one; the first number was mistyped and is put right, which WeChat hears once more. */
async function inTwoParcels(product: Product, { clerk, buyer, act }: Split): Promise<void> {
  const { orderId } = await act(buyer, bo, { type: 'alone', units: 2 })
  await pay(product, buyer, orderId)
  for (const trackingNo of ['SF2000000001', 'SF2000000002']) {
    const lines = [{ position: 0, units: 1 }]
    await clerk.send('brand/orders.ship', { parcels: [{ orderId, carrier: '顺丰', trackingNo, lines }] })
    await product.settle()
  }
  const { body } = await clerk.ask<{ items: { parcelId: string }[] }>('brand/orders.shipped')
  const { parcelId } = body.items[0]!
  const mended = { parcelId, carrier: '顺丰', trackingNo: 'SF2000000003', reason: '看错一位' }
  const { status, body: said } = await clerk.send('brand/orders.correctParcel', mended)
  if (status !== 200) throw new Error(JSON.stringify(said))
  await product.settle()
}

/** One that arrives, one that its payee lets run out, and one that still waits. */
async function withdrawals(product: Product, seller: Client): Promise<void> {
  const ask = async () => {
    const { status, body } = await seller.send<{ withdrawalId: string }>('reseller/payments.withdraw', {
      amountFen: 100,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
    await product.settle()
    return (await seller.ask<{ confirm: { package: string } }>('reseller/payments.withdrawal', { ...body })).body
  }
  const { confirm } = await ask()
  await product.standin.control('transfer', { package: confirm.package })
  await product.settle()
  await ask()
  await product.standin.advance(25 * HOUR)
  await product.settle()
  await ask()
}

/** A buyer's words, one more later, and the brand's answer, all checked. */
async function rateIt(product: Product, { buyer, clerk, orderId }: { buyer: Client; clerk: Client; orderId: string }) {
  const rating = { orderId, stars: 4, text: '汤色清亮，很香。' }
  const { ratingId } = (await buyer.send<{ ratingId: string }>('consumer/ratings.rate', rating)).body
  await buyer.send('consumer/ratings.followUp', { orderId, text: '喝完了，还会再买。' })
  await clerk.send('brand/ratings.answer', { ratingId, text: '谢谢喜欢，明年见。' })
  await product.settle()
}

async function publish(product: Product, clerk: Client): Promise<string> {
  const { standin } = product
  const { body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: longjing.title,
    productId: longjing.id,
    commissionRate: 1_000,
    shipsInDays: 3,
    startsAt: iso(standin.now()),
    endsAt: iso(standin.now() + 20 * DAY),
    goods: longjing.skus.slice(0, 2).map((sku) => ({
      skuId: sku.id,
      priceFen: Math.floor(sku.priceFen / 2),
      singlePriceFen: sku.priceFen,
      quota: 50,
    })),
    terms: { size: 3, hours: 24, unitsPerPerson: 6 },
  })
  await product.settle()
  return body.campaignId
}

const actor =
  (campaignId: string) =>
  async (
    client: Client,
    person: Person,
    { roundId, ...action }: { type: string; roundId?: string; units?: number },
  ): Promise<Acted> => {
    const { status, body } = await client.send<Acted>('consumer/campaigns.act', {
      campaignId,
      ...(roundId ? { roundId } : {}),
      action: { skuId: longjing.skus[0]!.id, units: 1, ...action },
      addressId: person.address.id,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }

async function prepare(client: Client, orderId: string) {
  const { status, body } = await client.send<{ prepayId: string; params: unknown }>('consumer/payments.prepare', {
    orderId,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

async function pay(product: Product, client: Client, orderId: string): Promise<void> {
  const { prepayId, params } = await prepare(client, orderId)
  await product.standin.pay(prepayId, { params: params as never })
  await product.settle()
}

async function takeBack(product: Product, client: Client, orderId: string): Promise<void> {
  const { status, body } = await client.send('consumer/after-sales.refund', { orderId, reason: 'too-slow' })
  if (status !== 200) throw new Error(JSON.stringify(body))
  await product.settle()
}
