import { DAY, HOUR } from '@/kernel/time'
import { checkInvariants } from '../invariants/check'
import { type Product, startProduct } from '../product'
import { insertPeople, settleIn } from '../settle-in'
import { wholeWorld } from '../world'
import { createChance } from './chance'
import { liveAMonth } from './month'
import { openMarket } from './open-market'
import { tellOrigins } from './origins'
import { publishAll } from './publish'
import { townsfolk } from './townsfolk'

jest.setTimeout(120_000)

const SEED = 7
const DAYS = 5
let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.stop())

test(`days of trade through the product's own doors keep every law (seed ${SEED})`, async () => {
  const { api, sql, standin } = product
  const from = standin.now()
  const place = { sql, now: from, pictures: `${standin.url}/pictures/` }
  const people = [...wholeWorld.people, ...townsfolk]
  await settleIn(place, wholeWorld)
  await insertPeople(place, townsfolk)
  await standin.people(people.map(({ openid, name }) => ({ openid, name })))
  const market = openMarket({ api, seed: SEED, pull: (lever, body) => standin.control(lever, body as object) })
  const campaignIds = await publishAll(market, wholeWorld, { from, until: from + 30 * DAY })
  await market.moveTo(from + HOUR)
  await liveAMonth(market, { world: wholeWorld, campaignIds, from, until: from + DAYS * DAY, people: 14 })
  await tellOrigins(market, { world: wholeWorld, today: from + DAYS * DAY })
  expect(await checkInvariants(sql)).toEqual([])
  const [seen] = await sql`select
    (select count(*)::int from orders where status = 'signed') as signed,
    (select count(*)::int from round where status = 'formed') as formed,
    (select count(*)::int from round where status = 'failed') as failed,
    (select count(*)::int from rating) as rated,
    (select count(*)::int from order_batch) as traced,
    (select count(*)::int from customer_tag) as tagged`
  for (const count of Object.values(seen!)) expect(count).toBeGreaterThan(0)
})

test('the same seed is the same chance', () => {
  const [one, other] = [createChance(SEED), createChance(SEED)]
  const draw = (of: typeof one) => [of.next(), of.between(1, 6), of.of(['a', 'b', 'c']), of.favourite([1, 2, 3])]
  expect(draw(one)).toEqual(draw(other))
})
