import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freshDatabase } from '@/testing/db'
import { openFolder } from '@/testing/postgres-child'
import { isHeld } from './holder'
import { openDatabase } from './open-database'

const NOW = Date.UTC(2026, 10, 22, 8)

test('without an address the embedded server is started, migrated and found as it was left', async () => {
  const dataDir = openFolder()
  const first = await openDatabase({ dataDir, now: NOW })
  expect((await first.sql`select applied_at from migration limit 1`)[0]).toEqual({ applied_at: NOW })
  await first.stop()
  const second = await openDatabase({ dataDir, now: NOW + 1, databaseUrl: '' })
  expect(await second.sql`select distinct applied_at from migration`).toEqual([{ applied_at: NOW }])
  await second.stop()
  rmSync(dataDir, { recursive: true })
})

test('with an address that server is used and nothing is started', async () => {
  const db = await freshDatabase()
  const dataDir = join('/nowhere', 'that', 'may', 'be', 'written')
  const opened = await openDatabase({ dataDir, now: NOW, databaseUrl: db.url, max: 2 })
  expect((await opened.sql`select current_database() as name`)[0]).toEqual({ name: new URL(db.url).pathname.slice(1) })
  await opened.stop()
  expect(await db.sql`select 1 as still`).toEqual([{ still: 1 }])
  await db.drop()
})

test('a database that cannot be migrated is closed again', async () => {
  const dataDir = openFolder()
  const first = await openDatabase({ dataDir, now: NOW })
  await first.sql`insert into migration values ('9999_later.sql', 'x', ${NOW})`
  await first.stop()
  await expect(openDatabase({ dataDir, now: NOW })).rejects.toThrow('9999_later.sql')
  expect(isHeld(dataDir)).toBe(false)
  expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false)
  rmSync(dataDir, { recursive: true })
})
