import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { DATA_KEYS } from '@/testing/settle-in'
import { startStandin, type TestStandin } from '@/testing/standin'
import { buildCloud } from '../../../config/build-cloud'

const out = mkdtempSync(join(tmpdir(), 'build-cloud-'))
let database: FreshDatabase
let standin: TestStandin
let env: NodeJS.ProcessEnv
const running: ChildProcess[] = []

beforeAll(async () => {
  await buildCloud(out)
  database = await freshDatabase()
  standin = await startStandin()
  const own = {
    DATABASE_URL: database.url,
    TOKEN_SECRET: 'a secret of the tests, long enough',
    PORT: '0',
    DATA_KEYS: JSON.stringify(DATA_KEYS),
  }
  env = { PATH: process.env.PATH, ...standin.environment('http://127.0.0.1:1'), ...own, TIME_URL: '' }
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await standin.stop()
  await database.drop()
  rmSync(out, { recursive: true })
})

/** Starts a folder as the platform does, far from the sources, and gives its address. */
function start(name: string): Promise<string> {
  const child = spawn(process.execPath, ['index.js'], { cwd: join(out, name), env })
  running.push(child)
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const port = /serving on port (\d+)/.exec(said)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(said)))
  })
}

const json = (...path: string[]) => JSON.parse(readFileSync(join(out, ...path), 'utf8')) as Record<string, unknown>

test('every caller has a folder that can be deployed as it is', () => {
  const { functions } = json('cloudbaserc.json') as {
    functions: { name: string; type: string; envVariables: object }[]
  }
  expect(functions.map((f) => f.name)).toEqual([
    'visitor',
    'consumer',
    'reseller',
    'brand',
    'operator',
    'wechat',
    'clock',
  ])
  for (const { name, type, envVariables } of functions) {
    expect(existsSync(join(out, name, 'index.js'))).toBe(true)
    expect(existsSync(join(out, name, 'migrations/0001_people.sql'))).toBe(true)
    expect(envVariables).toMatchObject({ DATABASE_URL: '{{env.DATABASE_URL}}' })
    if (type === 'HTTP') expect(statSync(join(out, name, 'scf_bootstrap')).mode & 0o777).toBe(0o755)
  }
})

test('the clock’s timer has the seven fields of the platform', () => {
  const { triggers } = json('clock', 'config.json') as { triggers: { config: string }[] }
  expect(triggers[0]?.config.split(' ')).toHaveLength(7)
})

test('a door’s folder serves its own calls and nobody else’s', async () => {
  const url = await start('visitor')
  const live = await fetch(`${url}/visitor/campaigns.live`)
  expect([live.status, await live.json()]).toEqual([200, { items: [], next: null }])
  expect((await fetch(`${url}/brand/campaigns.ofBrand`)).status).toBe(404)
})

test('the folder of WeChat’s callbacks refuses a forged notice', async () => {
  const url = await start('wechat')
  expect((await fetch(`${url}/wechat/payments.notice`, { method: 'POST', body: '{}' })).status).toBe(401)
})

test('the clock’s folder does its errands when the timer fires', async () => {
  const script = `require('./index.js').main({ Type: 'Timer' }).then((done) => { console.log(JSON.stringify(done)); process.exit(0) })`
  const child = spawn(process.execPath, ['-e', script], {
    cwd: join(out, 'clock'),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  let said = ''
  child.stdout!.on('data', (chunk) => {
    said += chunk
  })
  await new Promise((ended) => child.once('close', ended))
  expect(JSON.parse(said)).toEqual({ done: true })
})
