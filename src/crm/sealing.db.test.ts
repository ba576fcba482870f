import { createVault } from '@/cloud/vault'
import { newId } from '@/kernel/id'
import { openAddress, sealAddress } from '@/kernel/sealed-address'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { bo, lin } from '@/testing/world'
import { sealEverything } from './sealing'

const keyOf = (n: number) => Buffer.alloc(32, n).toString('base64')
const first = createVault({ k1: keyOf(1) })
const plain = { name: '林林', phone: '13800138004', region: '上海市', detail: '武康路 117 弄' }

let db: FreshDatabase
beforeEach(async () => {
  db = await freshDatabase()
  await db.sql`insert into person (id, openid, nickname, created_at) values (${lin.id}, ${lin.openid}, '', '2026-01-01')`
})
afterEach(() => db.drop())

test('an address moved into somebody else’s row, or under another id, opens for nobody', () => {
  const key = { personId: lin.id, id: newId() }
  const sealed = sealAddress(first, { ...key, ...plain })
  expect(openAddress(first, { ...key, sealed })).toEqual(plain)
  expect(() => openAddress(first, { ...key, personId: bo.id, sealed })).toThrow()
  expect(() => openAddress(first, { ...key, id: newId(), sealed })).toThrow()
})

/** The table as the migration leaves it in a database that had addresses before there was a key. */
const yesterday = async (count: number) => {
  await db.sql`create table address_plain (person_id uuid, id uuid, name text, phone text, region text, detail text,
    created_at timestamptz, removed_at timestamptz)`
  const list = Array.from({ length: count }, () => ({
    person_id: lin.id,
    id: newId(),
    ...plain,
    created_at: '2026-01-01',
  }))
  for (let at = 0; at < count; at += 500) await db.sql`insert into address_plain ${db.sql(list.slice(at, at + 500))}`
}
const rows = () => db.sql<{ personId: string; id: string; sealed: string }[]>`
  select person_id as "personId", id, sealed from address order by id`
const plainIsThere = async () => (await db.sql`select to_regclass('address_plain') as name`)[0]!.name !== null

test('addresses of yesterday are sealed at the first start, and the open table is gone', async () => {
  await yesterday(1_201)
  expect(await sealEverything({ sql: db.sql, vault: first })).toEqual({ sealed: 1_201, renewed: 0 })
  const found = await rows()
  expect(found).toHaveLength(1_201)
  expect(openAddress(first, found[0]!)).toEqual(plain)
  expect(JSON.stringify(found)).not.toContain('武康路')
  expect(await plainIsThere()).toBe(false)
  expect(await sealEverything({ sql: db.sql, vault: first })).toEqual({ sealed: 0, renewed: 0 })
})

test('two processes that start at once seal each address once', async () => {
  await yesterday(700)
  const both = await Promise.all([1, 2].map(() => sealEverything({ sql: db.sql, vault: first })))
  expect(both.map(({ sealed }) => sealed).sort()).toEqual([0, 700])
  expect(await rows()).toHaveLength(700)
  expect(await plainIsThere()).toBe(false)
})

test('after a change of keys the next start seals everything anew, and the old key can go', async () => {
  await yesterday(3)
  await sealEverything({ sql: db.sql, vault: first })
  const both = createVault({ k2: keyOf(2), k1: keyOf(1) })
  expect(await sealEverything({ sql: db.sql, vault: both })).toEqual({ sealed: 0, renewed: 3 })
  const only = createVault({ k2: keyOf(2) })
  for (const row of await rows()) expect(openAddress(only, row)).toEqual(plain)
})

test('a start without the old key says which one is missing and changes nothing', async () => {
  await yesterday(1)
  await sealEverything({ sql: db.sql, vault: first })
  const stranger = createVault({ k9: keyOf(9) })
  await expect(sealEverything({ sql: db.sql, vault: stranger })).rejects.toThrow('DATA_KEYS has no key "k1"')
  expect((await rows())[0]!.sealed).toMatch(/^k1\./)
})
