import { newId } from '@/kernel/id'
import { type FreshDatabase, freshDatabase } from '@/testing/db'

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('goods are looked up by their id, also where the planner has only ever counted one', async () => {
  const { sql } = db
  const [brandId, at] = [newId(), new Date(0).toISOString()]
  await sql`insert into brand (id, name, created_at) values (${brandId}, '北茶', ${at})`
  const add = (count: number, as: string) => sql`
    insert into product (brand_id, id, handle, title, about, category, created_at, changed_at)
    select ${brandId}, gen_random_uuid(), ${as} || n, '明前龙井', '', '茶叶', ${at}, ${at} from generate_series(1, ${count}) n`
  await add(1, 'first-')
  await sql`analyze product`
  await add(2_000, 'file-')
  const wanted = newId()
  const [row] = await sql`
    explain (format json) select 1 from product x where brand_id = ${brandId} and id = ${wanted} for key share of x`
  expect(JSON.stringify(row)).toMatch(new RegExp(`"Index Cond":"[^"]*${wanted}`))
})
