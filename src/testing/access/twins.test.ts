import { doors } from '@/cloud/doors'
import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from '../clients'
import { earn } from '../earn'
import { checkInvariants } from '../invariants/check'
import { type Product, startProduct } from '../product'
import { settleIn } from '../settle-in'
import { ana, lin, longjing, wen } from '../world'
import { openStage, type Stage } from './stage'
import { TABLE } from './table'
import { rightfulOf } from './table-row'
import { openTwoProcesses, type TwoProcesses } from './two-processes'

jest.setTimeout(120_000)

describe('every command', () => {
  let stage: Stage
  let two: TwoProcesses
  beforeAll(async () => {
    stage = await openStage()
    two = await openTwoProcesses(stage.product)
  })
  afterAll(async () => {
    await two.close()
    await stage.product.stop()
  })

  const COMMANDS = TABLE.filter(({ call }) => {
    const [role, name] = call.split('/') as [keyof typeof doors, string]
    const { runs } = doors[role]![name]!
    return runs === 'fold' || runs === 'write'
  })

  /** Once as it comes, and again under a new key: what is done by then is refused, and that must be said alike too. */
  test.each(COMMANDS.flatMap((row) => [[row.call, 'first', row] as const, [row.call, 'again', row] as const]))(
    '%s, %s: four at one moment are one command with one answer',
    async (call, _, row) => {
      const deedsBefore = await deeds()
      const answers = await two.fourfold({ who: stage.people[rightfulOf(row)], call, input: row.input(stage.things) })
      expect(answers[0]!.status).toBeLessThan(500)
      // What is shown once is in the first of them alone.
      const { unkept = [] } = contractOf(call)
      const alike = answers.map(({ status, body }) => ({ status, body: without(JSON.parse(body) as object, unkept) }))
      expect(alike).toEqual(Array.from({ length: 4 }, () => alike[0]))
      expect((await deeds()) - deedsBefore).toBeLessThanOrEqual(1)
    },
  )

  const contractOf = (call: string) => {
    const [role, name] = call.split('/') as [keyof typeof doors, string]
    return doors[role]![name]!.contract
  }
  const without = (body: object, fields: readonly string[]) =>
    Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)))

  async function deeds(): Promise<number> {
    const [found] = await stage.product.sql<{ n: number }[]>`select count(*)::int as n from audit`
    return found!.n
  }
})

describe('where money and goods move', () => {
  let product: Product
  let two: TwoProcesses
  let seller: Client
  beforeAll(async () => {
    product = await startProduct()
    await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
    seller = await earn(product)
    two = await openTwoProcesses(product)
  })
  afterAll(async () => {
    await two.close()
    await product.stop()
  })

  const enter = (person: { openid: string; name: string }) => signIn(product.url, product.standin, person)
  /** What all four were told, after making sure that it is the same. */
  const told = async (who: Client, call: string, input: Record<string, unknown>) => {
    const answers = await two.fourfold({ who, call, input })
    expect(answers).toEqual(Array.from({ length: 4 }, () => answers[0]))
    return { ...JSON.parse(answers[0]!.body), status: answers[0]!.status }
  }
  const count = async (table: string) => (await product.sql`select 1 from ${product.sql(table)}`).length

  test('a withdrawal takes its sum once', async () => {
    expect(await told(seller, 'reseller/payments.withdraw', { amountFen: 5_000 })).toMatchObject({ status: 200 })
    expect(await count('withdrawal')).toBe(1)
  })

  test('goods are rated once', async () => {
    const buyer = await enter(lin)
    const { items } = (await buyer.ask<{ items: { id: string }[] }>('consumer/orders.mine')).body
    const rated = await told(buyer, 'consumer/ratings.rate', { orderId: items[0]!.id, stars: 5, text: '很香' })
    expect(rated).toMatchObject({ status: 200, state: 'pending' })
    expect([await count('rating'), await count('rating_words')]).toEqual([1, 1])
  })

  test('a group is opened once, and left once with the money back', async () => {
    const buyer = await enter(ana)
    const [campaign] = await product.sql<{ id: string }[]>`select id from campaign`
    const before = await count('orders')
    const { orderId, status } = await told(buyer, 'consumer/campaigns.act', {
      campaignId: campaign!.id,
      action: { type: 'start', skuId: longjing.skus[0]!.id, units: 1 },
      addressId: ana.address.id,
    })
    expect([status, await count('orders')]).toEqual([200, before + 1])
    const { body } = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
    await product.standin.pay(body.prepayId, { params: body.params })
    await product.settle()
    const left = await told(buyer, 'consumer/after-sales.refund', { orderId, reason: 'other' })
    expect(left).toMatchObject({ status: 200, way: 'leave' })
    expect([await count('after_sale'), await count('refund')]).toEqual([1, 1])
  })

  test('a campaign is published once; one without enough stock is refused to all', async () => {
    const clerk = await enter(wen)
    const now = product.standin.now()
    const offer = (quota: number) => ({
      kind: 'group-buy',
      title: longjing.title,
      productId: longjing.id,
      commissionRate: 0,
      shipsInDays: 3,
      startsAt: iso(now),
      endsAt: iso(now + 5 * DAY),
      goods: [{ skuId: longjing.skus[0]!.id, priceFen: 2_990, singlePriceFen: 5_900, quota }],
      terms: { size: 2, hours: 24, unitsPerPerson: 1 },
    })
    expect(await told(clerk, 'brand/campaigns.publish', offer(99_000))).toMatchObject({ code: 'terms-refused' })
    expect(await told(clerk, 'brand/campaigns.publish', offer(10))).toMatchObject({ status: 200 })
    expect(await count('campaign')).toBe(2)
  })

  test('after all that every law holds', async () => {
    await product.settle()
    expect(await checkInvariants(product.sql)).toEqual([])
  })
})
