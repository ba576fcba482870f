import { newId } from '@/kernel/id'
import { iso } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { type ImportDesk, NOON, openImportDesk, TEA, WEN } from '@/testing/import-desk'
import { batched } from './needed'

let db: FreshDatabase
let desk: ImportDesk
beforeAll(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterAll(() => db.drop())

test('goods that a batch tells about are needed from the moment it was written on', async () => {
  await desk.run((await desk.check(TEA)).id)
  const [{ id: productId } = { id: '' }] = await db.sql<{ id: string }[]>`select id from product`
  const asks = async (since: number | null) => [...(await batched({ sql: db.sql, now: NOON }, [{ productId, since }]))]
  expect(await asks(null)).toEqual([])
  await db.sql`insert into batch ${db.sql({
    brand_id: WEN.brandId,
    id: newId(),
    product_id: productId,
    number: 'B-1',
    facts: db.sql.json({}),
    created_by: WEN.personId,
    created_at: iso(NOON),
    changed_at: iso(NOON),
  })}`
  expect([await asks(null), await asks(NOON), await asks(NOON + 1)]).toEqual([[productId], [productId], []])
})
