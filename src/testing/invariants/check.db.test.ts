import { type Product, startProduct } from '@/testing/product'
import { breaks } from './breaks'
import { checkInvariants, LAWS } from './check'
import { tellStory } from './story'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await tellStory(product)
})
afterAll(() => product.stop())

test('all laws hold after a story', async () => {
  expect(await checkInvariants(product.sql)).toEqual([])
})

class Undone extends Error {}

async function redAfter(statement: string): Promise<string[]> {
  let red: string[] = []
  const broken = product.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql.unsafe(statement)
    red = (await checkInvariants(sql)).map((violation) => violation.law)
    throw new Undone()
  })
  await broken.catch((fault: unknown) => {
    if (!(fault instanceof Undone)) throw fault
  })
  return red
}

test.each(breaks)('one wrong row is found: $law', async ({ law, sql }) => {
  expect(await redAfter(sql)).toContain(law)
})

test('every law has been red', () => {
  const laws = Object.values(LAWS).flatMap((list) => list.map((law) => law.name))
  expect(laws.filter((law) => !breaks.some((one) => one.law === law))).toEqual([])
})
