import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from './db'

const folder = mkdtempSync(join(tmpdir(), 'yuantuan-schema-'))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, '0001_tea.sql'), 'create table tea (name text primary key)')
afterAll(() => rmSync(folder, { recursive: true }))

test('a fresh database has the schema and sees nothing of another one', async () => {
  const [one, other] = await Promise.all([freshDatabase({ migrations: folder }), freshDatabase({ migrations: folder })])
  await one.sql`insert into tea values ('sencha')`
  expect(await one.sql`select name from tea`).toHaveLength(1)
  expect(await other.sql`select name from tea`).toHaveLength(0)
  await Promise.all([one.drop(), other.drop()])
})

test('a changed schema gets a template of its own', async () => {
  writeFileSync(join(folder, '0002_cup.sql'), 'create table cup (name text primary key)')
  const later = await freshDatabase({ migrations: folder })
  expect(await later.sql`select name from cup`).toHaveLength(0)
  await later.drop()
})

test('a dropped database is gone although somebody was still connected', async () => {
  const [one, other] = await Promise.all([freshDatabase({ migrations: folder }), freshDatabase({ migrations: folder })])
  const name = new URL(one.url).pathname.slice(1)
  await one.drop()
  expect(await other.sql`select datname from pg_database where datname = ${name}`).toHaveLength(0)
  await other.drop()
})
