import fc from 'fast-check'
import { DAY, HOUR, MINUTE } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { EARNED_FEN, earn } from '@/testing/earn'
import { checkInvariants } from '@/testing/invariants/check'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { bo, mei } from '@/testing/world'

jest.setTimeout(120_000)

interface Sums {
  readonly availableFen: number
  readonly transferFen: number
  readonly paidFen: number
}
interface View {
  readonly id: string
  readonly state: string
  readonly reason: string
  readonly netFen: number
  readonly period: string | null
  readonly confirm: { readonly package: string } | null
}

let product: Product
let seller: Client

beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  seller = await earn(product)
})
afterEach(async () => {
  await product.standin.faults({ reset: true })
  await closeWhatIsOpen()
  // The day's bounds begin anew for the next one.
  await pass(2 * DAY)
  await product.settle()
  expect(await checkInvariants(product.sql)).toEqual([])
})
afterAll(() => product.stop())

/** A session lasts thirty days, and these stories longer. */
async function pass(ms: number): Promise<void> {
  await product.standin.advance(ms)
  seller = await signIn(product.url, product.standin, mei)
}

const withdraw = (amountFen: number, key?: string) =>
  seller.send<{ withdrawalId: string; code?: string; facts?: object }>('reseller/payments.withdraw', { amountFen }, key)
const sums = async () =>
  (await seller.ask<Sums & { items: View[]; no: object | null }>('reseller/payments.withdrawals')).body
const view = async (withdrawalId: string) =>
  (await seller.ask<View>('reseller/payments.withdrawal', { withdrawalId })).body
const look = async (withdrawalId: string) =>
  (await seller.send<View>('reseller/payments.withdrawalStatus', { withdrawalId })).body
const take = async (withdrawalId: string, how: object = {}) => {
  const { confirm } = await view(withdrawalId)
  return (await product.standin.control('transfer', { package: confirm!.package, ...how })).errMsg
}
const bills = () => Object.values(product.standin.server.house.state.transfers)
const arrivedFen = () => bills().reduce((sum, bill) => sum + (bill.state === 'SUCCESS' ? bill.amountFen : 0), 0)

/** Waiting for its payee, as a page would show it. */
async function asked(amountFen: number): Promise<string> {
  const { status, body } = await withdraw(amountFen)
  expect([status, body.code]).toEqual([200, undefined])
  await product.settle()
  return body.withdrawalId
}

async function closeWhatIsOpen(): Promise<void> {
  await pass(25 * HOUR)
  await product.settle()
}

test('asked for, confirmed, arrived: the sum moves on step by step, and the payee is told', async () => {
  const before = await sums()
  await product.standin.consent(mei.openid, 'template-of-withdrawal-paid')
  await seller.send('consumer/crm.consent', { templates: ['withdrawal-paid'] })
  const id = await asked(1_000)
  expect(await view(id)).toMatchObject({ state: 'waiting', netFen: 1_000 })
  expect(await sums()).toMatchObject({ availableFen: before.availableFen - 1_000, transferFen: 1_000 })
  expect(await take(id, { openid: mei.openid })).toBe('requestMerchantTransfer:ok')
  await product.settle()
  expect(await view(id)).toMatchObject({ state: 'done', period: expect.stringMatching(/^\d{4}-\d\d$/), confirm: null })
  expect(await sums()).toMatchObject({ transferFen: 0, paidFen: before.paidFen + 1_000 })
  const { messages } = product.standin.server.house.state
  expect(messages.at(-1)).toMatchObject({ openid: mei.openid, data: { amount2: '10.00元' } })
  const { body } = await seller.ask<{ items: { rule: string }[] }>('reseller/ledger.entries', { withdrawalId: id })
  expect(body.items.map((line) => line.rule)).toEqual(
    ['withdrawal-paid', 'withdrawal-asked', 'withdrawal-asked'].slice(0, 2),
  )
})

test('nobody else confirms it', async () => {
  const id = await asked(100)
  expect(await take(id, { openid: bo.openid })).toMatch(/fail/)
})

test('who does not confirm within a day has the money back', async () => {
  const before = await sums()
  const id = await asked(1_000)
  await closeWhatIsOpen()
  expect(await view(id)).toMatchObject({ state: 'failed', reason: 'OVERDUE_CLOSE' })
  expect(await sums()).toMatchObject({ availableFen: before.availableFen, transferFen: 0, paidFen: before.paidFen })
})

test('an account that WeChat turns down: the money is back, and the refusal has a reason and a clock', async () => {
  const before = await sums()
  const id = await asked(1_000)
  await take(id, { fails: 'REAL_NAME_CHECK_FAIL' })
  await product.settle()
  expect(await view(id)).toMatchObject({ state: 'failed', reason: 'REAL_NAME_CHECK_FAIL' })
  expect((await sums()).availableFen).toBe(before.availableFen)
  const { status, body } = await withdraw(1_000)
  expect([status, body.code]).toEqual([409, 'account-checking'])
  expect(JSON.stringify(body)).toContain('实名认证')
})

test('who stops it has the money back; what has arrived cannot be stopped', async () => {
  const before = await sums()
  const id = await asked(1_000)
  await seller.send('reseller/payments.cancelWithdrawal', { withdrawalId: id })
  await product.settle()
  expect(await view(id)).toMatchObject({ state: 'failed', reason: 'CANCELLED' })
  expect((await sums()).availableFen).toBe(before.availableFen)
  const other = await asked(100)
  await take(other)
  await product.settle()
  const { body } = await seller.send<{ code: string }>('reseller/payments.cancelWithdrawal', { withdrawalId: other })
  expect(body.code).toBe('already-done')
})

test('the merchant has no money: refused for good, and nothing is lost', async () => {
  const before = await sums()
  await product.standin.faults({ transfers: 'not-enough' })
  const id = await asked(1_000)
  expect(await view(id)).toMatchObject({ state: 'failed', reason: 'NOT_ENOUGH' })
  expect((await sums()).availableFen).toBe(before.availableFen)
})

test.each(['error', 'error-after', 'limited', 'slow'])(
  '%s on the way: asked by number, then it goes on',
  async (transfers) => {
    const count = bills().length
    await product.standin.faults({ transfers })
    const { body } = await withdraw(500)
    await product.settle()
    expect((await view(body.withdrawalId)).state).not.toBe('failed')
    for (let n = 0; n < 3; n += 1) {
      await product.standin.advance(MINUTE)
      await product.settle()
    }
    expect(await view(body.withdrawalId)).toMatchObject({ state: 'waiting' })
    expect(bills()).toHaveLength(count + 1)
    expect(await take(body.withdrawalId)).toMatch(/:ok$/)
    await product.settle()
    expect(await view(body.withdrawalId)).toMatchObject({ state: 'done' })
  },
)

test('a lost notice is found by looking, at once by who comes back', async () => {
  const id = await asked(500)
  await take(id, { lose: true })
  await product.settle()
  expect(await view(id)).toMatchObject({ state: 'waiting' })
  expect(await look(id)).toMatchObject({ state: 'done' })
})

test('the same key is one withdrawal, and two at once are one', async () => {
  const key = crypto.randomUUID()
  const [first, second] = [await withdraw(300, key), await withdraw(300, key)]
  expect(second.body).toEqual(first.body)
  await product.settle()
  await closeWhatIsOpen()
  const both = await Promise.all([withdraw(300), withdraw(300)])
  expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  expect(both.find((one) => one.status === 409)!.body.code).toBe('withdrawal-open')
})

interface Step {
  readonly does: string
  readonly fen: number
  readonly transfers?: string
}

test('law: whatever happens in whatever order, nothing is lost and nothing is paid twice', async () => {
  const does = [
    'repeat',
    'take',
    'take-lost',
    'take-fails',
    'take-all',
    'cancel',
    'expire',
    'look',
    'notices-again',
    'settle',
  ]
  const troubles = ['error', 'error-after', 'not-enough', 'limited', 'slow']
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(99, 100, 250, 1_999, 20_000).map((fen) => ({ does: 'ask', fen })) },
    { weight: 2, arbitrary: fc.constantFrom(...troubles).map((transfers) => ({ does: 'trouble', fen: 0, transfers })) },
    { weight: 6, arbitrary: fc.constantFrom(...does).map((one) => ({ does: one, fen: 0 })) },
  )
  const play = async (steps: readonly Step[]) => {
    let last = { id: '', key: '', fen: 0 }
    const openOne = async () => (last.id ? (await view(last.id)).confirm : null)
    for (const { does, fen, transfers } of steps) {
      const { standin } = product
      if (does === 'ask' || (does === 'repeat' && last.key)) {
        const key = does === 'ask' ? crypto.randomUUID() : last.key
        const amount = does === 'ask' ? fen : last.fen
        const { status, body } = await withdraw(amount, key)
        if (status === 200) last = { id: body.withdrawalId, key, fen: amount }
        expect([200, 409]).toContain(status)
      }
      if (does.startsWith('take') && (await openOne()))
        await take(last.id, {
          lose: does === 'take-lost',
          fails: does === 'take-fails' ? 'OTHER_FAIL_REASON_TYPE' : null,
        })
      // Whatever lies at WeChat can be taken, also what the house believes to be over.
      if (does === 'take-all')
        for (const bill of bills()) await standin.control('transfer', { package: bill.packageInfo })
      if (does === 'cancel' && last.id)
        await seller.send('reseller/payments.cancelWithdrawal', { withdrawalId: last.id })
      if (does === 'expire') await pass(25 * HOUR)
      if (does === 'look' && last.id) await look(last.id)
      if (does === 'notices-again') await standin.faults({ repeat: 2, shuffle: 7 })
      if (does === 'trouble') await standin.faults({ transfers, transfersCount: 2 })
      if (does === 'settle' || does === 'expire') await product.settle()
      const now = await sums()
      expect(now.availableFen).toBeGreaterThanOrEqual(0)
      expect(now.availableFen + now.transferFen + now.paidFen).toBe(EARNED_FEN)
    }
    await product.standin.faults({ reset: true })
    for (let n = 0; n < 3; n += 1) await closeWhatIsOpen()
    const end = await sums()
    expect(end).toMatchObject({ transferFen: 0, paidFen: arrivedFen(), availableFen: EARNED_FEN - arrivedFen() })
    await pass(DAY)
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), play), {
    numRuns: 10,
    endOnFailure: true,
  })
})
