import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { migrate } from './migrate'

const NOW = Date.UTC(2026, 10, 22, 8)
let folder: string
let db: FreshDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuantuan-migrations-'))
  db = await freshDatabase({ migrations: folder })
})
afterEach(async () => {
  await db.drop()
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = (now = NOW) => migrate(db.sql, { now, folder })

const writeTwo = () => {
  write('0001_tea.sql', "create table tea (name text primary key);\ninsert into tea values ('sencha');")
  write('0002_cup.sql', 'create table cup (name text primary key)')
}

test('migrations run once, in order, and are written down with their time', async () => {
  writeTwo()
  expect(await run()).toEqual(['0001_tea.sql', '0002_cup.sql'])
  expect(await run(NOW + 1)).toEqual([])
  expect(await db.sql`select name, applied_at from migration order by name`).toEqual([
    { name: '0001_tea.sql', applied_at: NOW },
    { name: '0002_cup.sql', applied_at: NOW },
  ])
})

test('four processes that migrate at once apply each migration once', async () => {
  // Slow enough that all four are there while the first is at work; a second run of any would fail.
  write('0001_tea.sql', 'create table tea (id int); select pg_sleep(0.3);')
  write('0002_cup.sql', 'create table cup (id int); select pg_sleep(0.3);')
  const outputs = await Promise.all(Array.from({ length: 4 }, () => migrateInChild()))
  expect(outputs.map(({ code, error }) => ({ code, error }))).toEqual(Array(4).fill({ code: 0, error: '' }))
  expect(outputs.flatMap(({ done }) => done).sort()).toEqual(['0001_tea.sql', '0002_cup.sql'])
})

test('a migration that was changed after it was applied is refused by name', async () => {
  writeTwo()
  await run()
  write('0001_tea.sql', 'create table tea (name text primary key, grade int)')
  await expect(run()).rejects.toThrow('Migration 0001_tea.sql was changed after it was applied')
})

test('other line ends are no change', async () => {
  writeTwo()
  await run()
  write('0001_tea.sql', "create table tea (name text primary key);\r\ninsert into tea values ('sencha');")
  expect(await run()).toEqual([])
})

test('an older build does not touch a newer database', async () => {
  writeTwo()
  await run()
  rmSync(join(folder, '0002_cup.sql'))
  await expect(run()).rejects.toThrow('migration 0002_cup.sql, which this build does not know')
})

test('a migration that sorts before an applied one is refused', async () => {
  write('0002_cup.sql', 'create table cup (name text primary key)')
  await run()
  write('0001_tea.sql', 'create table tea (name text primary key)')
  await expect(run()).rejects.toThrow('Migration 0001_tea.sql comes before 0002_cup.sql')
})

test('a failing migration leaves nothing behind, the ones before it stay', async () => {
  writeTwo()
  write('0003_pot.sql', 'create table pot (id int); create table cup (id int);')
  await expect(run()).rejects.toThrow('Migration 0003_pot.sql failed and left nothing behind: relation "cup" already')
  expect(await db.sql`select to_regclass('pot') as pot, to_regclass('cup') as cup`).toEqual([{ pot: null, cup: 'cup' }])
  write('0003_pot.sql', 'create table pot (id int)')
  expect(await run()).toEqual(['0003_pot.sql'])
})

test('two migrations of one number and odd names are refused', async () => {
  writeTwo()
  write('0002_pot.sql', 'create table pot (id int)')
  await expect(run()).rejects.toThrow('have the number of 0002_pot.sql')
  rmSync(join(folder, '0002_pot.sql'))
  write('3-pot.sql', 'create table pot (id int)')
  await expect(run()).rejects.toThrow('should be called NNNN_name.sql')
})

test("the product's own migrations build a database", async () => {
  const own = await freshDatabase()
  const [{ count } = { count: 0 }] = await own.sql<{ count: number }[]>`select count(*) from migration`
  expect(count).toBeGreaterThan(0)
  expect(await migrate(own.sql, { now: NOW })).toEqual([])
  await own.drop()
})

const migrateInChild = async (): Promise<{ code: number; error: string; done: string[] }> => {
  const script = `
    const { connect } = require('./src/cloud/postgres/connect.ts')
    const { migrate } = require('./src/cloud/postgres/migrate.ts')
    const sql = connect(${JSON.stringify(db.url)}, { max: 2 })
    migrate(sql, { now: ${NOW}, folder: ${JSON.stringify(folder)} })
      .then((done) => { console.log(JSON.stringify(done)); return sql.end() })
      .catch((error) => { console.error(error.message); process.exit(1) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: resolve(__dirname, '../../..') })
  let [output, error] = ['', '']
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    error += data.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, error, done: JSON.parse(output || '[]') as string[] }
}
