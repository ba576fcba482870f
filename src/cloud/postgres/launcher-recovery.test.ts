import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  childrenOf,
  killChild,
  openFolder,
  type PostgresChild,
  SERVER_ACCOUNT,
  startInChild,
} from '@/testing/postgres-child'
import { connect } from './connect'
import { startPostgres } from './launcher'
import { birthOf, commandOf, processesIn, until } from './processes'

// Several starts of a real server each, on whatever machine.
jest.setTimeout(60_000)

let dataDir: string
beforeEach(() => {
  dataDir = openFolder()
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const cluster = () => join(dataDir, 'pg')

const kill = (pid: number) => process.kill(pid, 'SIGKILL')

/** A child with a row that the server has acknowledged. */
const startWithRow = async (): Promise<PostgresChild> => {
  const child = await startInChild(dataDir)
  const sql = connect(child.url, { max: 1 })
  await sql`create table tea as select 7 as cups`
  await sql.end()
  return child
}

const expectRowAfterStart = async (): Promise<void> => {
  const server = await startPostgres({ dataDir })
  const sql = connect(server.url, { max: 1 })
  expect(await sql`select cups from tea`).toEqual([{ cups: 7 }])
  expect(processesIn(cluster()).filter((pid) => childrenOf(process.pid).some((child) => child.pid === pid))).toEqual([
    server.pid,
  ])
  await sql.end()
  await server.stop()
}

const watchdogOf = (child: PostgresChild): number => {
  const found = childrenOf(child.process.pid ?? 0).find(({ command }) => command.includes('yuantuan-watchdog'))
  if (!found) throw new Error('no watchdog')
  return found.pid
}

test('a server ends by itself when its process is killed, and loses nothing', async () => {
  const child = await startWithRow()
  await killChild(child)
  expect(await until(() => birthOf(child.server) === undefined, 10_000)).toBe(true)
  await expectRowAfterStart()
})

test('a server that outlived its killed process is ended before the next one starts', async () => {
  const child = await startWithRow()
  kill(watchdogOf(child))
  await killChild(child)
  expect(birthOf(child.server)).toBeDefined()
  await expectRowAfterStart()
  expect(birthOf(child.server)).toBeUndefined()
  expect(readFileSync(join(dataDir, 'postgres.log.old'), 'utf8')).toContain('received fast shutdown request')
})

test('after everything was killed at once the next start recovers what was acknowledged', async () => {
  const child = await startWithRow()
  kill(watchdogOf(child))
  const all = processesIn(cluster())
  child.process.kill('SIGSTOP')
  for (const pid of all) kill(pid)
  await killChild(child)
  await expectRowAfterStart()
})

test('session processes that outlived their killed server are ended first', async () => {
  const child = await startWithRow()
  const sql = connect(child.url, { max: 1 })
  // Busy without ever waiting: such a session does not notice that its server is gone.
  sql`select count(*) from generate_series(1, 1000000000000)`.catch(() => undefined)
  expect(await until(() => processesIn(cluster()).some((pid) => commandOf(pid).includes('SELECT')), 10_000)).toBe(true)
  child.process.kill('SIGSTOP')
  kill(watchdogOf(child))
  kill(child.server)
  await killChild(child)
  expect(processesIn(cluster()).length).toBeGreaterThan(0)
  await expectRowAfterStart()
  await sql.end({ timeout: 0 })
})

test('a server file whose number now belongs to another program is no obstacle', async () => {
  const child = await startWithRow()
  kill(watchdogOf(child))
  child.process.kill('SIGSTOP')
  const status = readFileSync(join(cluster(), 'postmaster.pid'), 'utf8')
  for (const pid of processesIn(cluster())) kill(pid)
  await killChild(child)
  // Of the same user as the server: of others PostgreSQL itself knows that they are not one.
  const stranger = spawn('sleep', ['600'], { ...SERVER_ACCOUNT, stdio: 'ignore' })
  await once(stranger, 'spawn')
  writeFileSync(join(cluster(), 'postmaster.pid'), status.replace(/^\d+/, String(stranger.pid)))
  await expectRowAfterStart()
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
})
