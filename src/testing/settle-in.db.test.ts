import { type FreshDatabase, freshDatabase } from './db'
import { settleIn } from './settle-in'
import { smallWorld, wholeWorld } from './world'

const NOW = Date.UTC(2026, 0, 1)
const open: FreshDatabase[] = []
afterAll(async () => {
  for (const db of open) await db.drop()
})

test.each([
  ['small', smallWorld],
  ['whole', wholeWorld],
] as const)(
  'the %s world settles in: everybody, every brand with its clerk, every product with its stock',
  async (_, world) => {
    const db = await freshDatabase()
    open.push(db)
    await settleIn({ sql: db.sql, now: NOW, pictures: '/pictures/' }, world)
    const goods = world.brands.flatMap(({ id }) => world.goodsOf.get(id) ?? [])
    const [counted] = await db.sql`select
    (select count(*)::int from person) as people, (select count(*)::int from address) as addresses,
    (select count(*)::int from staff) as staff, (select count(*)::int from member) as members, (select count(*)::int from product) as products,
    (select count(*)::int from sku) as skus, (select sum(on_hand)::int from stock) as units,
    (select count(*)::int from shop) as shops`
    const skus = goods.flatMap((product) => product.skus)
    expect(counted).toEqual({
      people: world.people.length,
      addresses: world.people.length,
      staff: 1,
      members: world.brands.length + world.team.length,
      products: goods.length,
      skus: skus.length,
      units: skus.reduce((sum, { stock }) => sum + stock, 0),
      shops: world.shops.length,
    })
  },
)

test('the address of a large picture ends in its preview, a tiny WebP; the small one of a face has none', async () => {
  const db = await freshDatabase()
  open.push(db)
  await settleIn({ sql: db.sql, now: NOW, pictures: '/pictures/' })
  const [{ url }] = await db.sql`select picture_urls[1] as url from product where handle = 'longjing'`
  const [address, preview] = url.split('#p=')
  expect(address).toBe('/pictures/longjing.webp')
  expect(Buffer.from(preview, 'base64').toString('latin1')).toMatch(/^RIFF.{4}WEBP/s)
  const [{ face }] = await db.sql`select avatar_url as face from person where nickname = '林林'`
  expect(face).toBe('/pictures/lin.webp')
})
