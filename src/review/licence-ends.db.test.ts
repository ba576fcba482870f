import { DAY, HOUR } from '@/kernel/time'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { northTea, wen } from '@/testing/world'

jest.setTimeout(60_000)

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
})
afterAll(() => product.stop())

const told = async () => {
  await product.settle()
  const found = await product.sql<{ days: number }[]>`
    select (facts ->> 'days')::int as days from message where template = 'licence-ends' and person_id = ${wen.id} order by 1`
  return found.map(({ days }) => days)
}
const endsIn = (days: number) => product.sql`
  update licence set valid_until = (${new Date(product.standin.now() + 8 * HOUR)}::timestamptz at time zone 'UTC')::date + ${days}::int
  where brand_id = ${northTea.id} and kind = 'food'`

test('owners hear thirty and seven days before a paper ends and on its last day, once each; a new one ends that', async () => {
  expect(await told()).toEqual([])
  await endsIn(31)
  expect(await told()).toEqual([])
  await product.standin.advance(DAY)
  expect(await told()).toEqual([30])
  await product.standin.advance(DAY)
  expect(await told()).toEqual([30])
  await product.standin.advance(22 * DAY)
  expect(await told()).toEqual([7, 30])
  await product.standin.advance(7 * DAY)
  expect(await told()).toEqual([0, 7, 30])
  await product.standin.advance(2 * DAY)
  expect(await told()).toEqual([0, 7, 30])
})

test('a paper that has a follower is not spoken of', async () => {
  await product.sql`delete from message`
  await product.sql`insert into licence (brand_id, id, kind, number, holder, valid_until, state, created_by, created_at, decided_at)
    select brand_id, gen_random_uuid(), kind, number || '-2', holder, valid_until + 900, state, created_by, created_at, decided_at
    from licence where brand_id = ${northTea.id} and kind = 'food'`
  await product.sql`delete from outbox where once like 'licence-ends:%'`
  expect(await told()).toEqual([])
})
