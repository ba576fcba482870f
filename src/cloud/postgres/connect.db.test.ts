import { rows } from '@/kernel/db'
import { type FreshDatabase, freshDatabase } from '@/testing/db'

const NOON = Date.UTC(2026, 10, 22, 12, 0, 0, 123)
let db: FreshDatabase

beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('whole numbers of any size that fits come back as numbers', async () => {
  const { sql } = db
  const most = Number.MAX_SAFE_INTEGER
  expect(
    await sql`select ${most}::bigint as one, sum(fen) as sum from unnest(${[most - 1, 1]}::bigint[]) as fen`,
  ).toEqual([{ one: most, sum: most }])
  expect(await sql`select array[1, 2]::bigint[] as list, 2.5::numeric as half`).toEqual([{ list: [1, 2], half: 2.5 }])
})

test('a number that would lose its last digit is refused in both directions', async () => {
  const { sql } = db
  await expect(sql`select 9007199254740993::bigint`).rejects.toThrow('9007199254740993 from the database is beyond')
  await expect(sql`select sum(fen) from unnest(array[9007199254740991, 9]) as fen`).rejects.toThrow('is beyond')
  await expect(sql`select ${2 ** 53}::bigint`).rejects.toThrow('is no whole number that can be stored exactly')
  await expect(sql`select ${0.5}::bigint`).rejects.toThrow('is no whole number that can be stored exactly')
})

test('points in time are milliseconds, whichever way they go in', async () => {
  const { sql } = db
  const [row] = await sql`
    select ${NOON}::timestamptz as number, ${new Date(NOON)}::timestamptz as date,
      ${new Date(NOON).toISOString()}::timestamptz as text, array[${NOON}::timestamptz] as list,
      '2026-11-22 20:00:00.123456+08'::timestamptz as elsewhere, '2026-11-22'::date as day, null::timestamptz as never`
  expect(row).toEqual({
    number: NOON,
    date: NOON,
    text: NOON,
    list: [NOON],
    elsewhere: NOON,
    day: '2026-11-22',
    never: null,
  })
  await expect(sql`select 'infinity'::timestamptz`).rejects.toThrow('is no point in time')
})

test('a list of rows travels as one JSON parameter and comes apart in the database', async () => {
  const { sql } = db
  const list = [
    { name: '龙井', fen: 12_800, at: new Date(NOON) },
    { name: 'Mei\'s "first"', fen: 0, at: new Date(0) },
  ]
  expect(
    await sql`select * from json_to_recordset(${rows(list)}) as row (name text, fen bigint, at timestamptz)`,
  ).toEqual(list.map((row) => ({ ...row, at: row.at.getTime() })))
  expect(await sql`select ${sql.json({ a: [1] })}::jsonb as kept, ${rows([])}::jsonb as none`).toEqual([
    { kept: { a: [1] }, none: [] },
  ])
})

test('the session runs in UTC and keeps its statements prepared', async () => {
  const { sql } = db
  expect(await sql`show timezone`).toEqual([{ TimeZone: 'UTC' }])
  const prepared = await sql.begin(async (tx) => {
    for (const name of ['Lin', 'Bo']) await tx`select ${name}::text as prepared_once`
    return tx`select count(*) from pg_prepared_statements where statement like '%as prepared_once'`
  })
  expect(prepared).toEqual([{ count: 1 }])
})
