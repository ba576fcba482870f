import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFolder, startInChild, stopChild } from '@/testing/postgres-child'
import { connect } from './connect'
import { startPostgres } from './launcher'
import { birthOf } from './processes'

// Several starts of a real server each, on whatever machine.
jest.setTimeout(60_000)

let dataDir: string
beforeEach(() => {
  dataDir = openFolder()
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const start = () => startPostgres({ dataDir, say: () => undefined })

const ask = async (url: string, question: string) => {
  const sql = connect(url, { max: 1 })
  try {
    return await sql.unsafe(question)
  } finally {
    await sql.end()
  }
}

test('what was written is there after a clean stop, which leaves no lock and no process behind', async () => {
  const first = await start()
  await ask(first.url, 'create table tea as select 7 as cups')
  await first.stop()
  expect(birthOf(first.pid)).toBeUndefined()
  expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false)
  expect(existsSync(join(dataDir, 'holder.json'))).toBe(false)
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  const second = await start()
  expect(await ask(second.url, 'select cups from tea')).toEqual([{ cups: 7 }])
  await second.stop()
})

test('the server keeps its promises to the disk and listens on no port', async () => {
  const server = await start()
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'server_encoding']
  const [shown] = await ask(server.url, `select ${names.map((name) => `current_setting('${name}') as ${name}`)}`)
  expect(shown).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
  })
  await server.stop()
})

test('a stop cuts open sessions, and a second stop changes nothing', async () => {
  const server = await start()
  const sql = connect(server.url, { max: 1 })
  const waiting = sql`select pg_sleep(600)`.catch((error: Error) => error)
  const sleeping = `select count(*) as busy from pg_stat_activity where state = 'active' and query like '%pg_sleep(%'`
  // The question itself is one of the two.
  while ((await ask(server.url, sleeping))[0]?.busy < 2);
  await Promise.all([server.stop(), server.stop()])
  expect(await waiting).toBeInstanceOf(Error)
  expect(await server.exited).toBe('PostgreSQL ended (exit code 0)')
  await sql.end({ timeout: 0 })
})

test('a second start on the same folder is refused with the name of the holder', async () => {
  const child = await startInChild(dataDir)
  const refusal = `in use by process ${child.process.pid} (`
  await expect(start()).rejects.toThrow(refusal)
  await expect(startInChild(dataDir)).rejects.toThrow(refusal)
  expect(await ask(child.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stopChild(child)
})

test('of four starts at the same moment one works and three are refused', async () => {
  const starts = await Promise.allSettled(Array.from({ length: 4 }, () => startInChild(dataDir)))
  const won = starts.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const words = starts.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
  expect(won).toHaveLength(1)
  for (const said of words) expect(said).toContain(`in use by process ${won[0]?.process.pid} (`)
  await Promise.all(won.map(stopChild))
})

test('a start that fails tells the last words of the server and gives the folder back', async () => {
  const wrong = startPostgres({ dataDir, settings: { shared_buffers: 'plenty' } })
  await expect(wrong).rejects.toThrow('invalid value for parameter "shared_buffers": "plenty"')
  const server = await start()
  await server.stop()
})

test('a cluster that was only half made is made again', async () => {
  mkdirSync(join(dataDir, 'pg.new'))
  writeFileSync(join(dataDir, 'pg.new/PG_VERSION'), '18')
  const server = await start()
  await server.stop()
})

test('a path too long for a socket gets a short private folder, gone after the stop', async () => {
  const deep = join(dataDir, 'a-clone-that-lies-very-deep'.repeat(4), 'data')
  const server = await startPostgres({ dataDir: deep })
  const socketDir = new URL(server.url).searchParams.get('host') ?? ''
  expect(socketDir.length).toBeLessThan(80)
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(existsSync(socketDir)).toBe(false)
})
