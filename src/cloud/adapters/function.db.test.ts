import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { DATA_KEYS } from '@/testing/settle-in'
import { startStandin, type TestStandin } from '@/testing/standin'
import { longjing, northTea, wen } from '@/testing/world'
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
  // What the platform installs beside a folder that draws, this machine has already.
  const NODE_PATH = resolve('node_modules')
  env = { PATH: process.env.PATH, NODE_PATH, ...standin.environment('http://127.0.0.1:1'), ...own, TIME_URL: '' }
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
    'open',
    'operator',
    'wechat',
    'pictures',
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

test('the pictures’ folder draws with the letters that lie in it, and installs its drawing library', async () => {
  const { dependencies } = json('pictures', 'package.json') as { dependencies: Record<string, string> }
  expect(Object.keys(dependencies)).toEqual(['@napi-rs/canvas'])
  const code = await shareSomething()
  const url = await start('pictures')
  const drawn = await fetch(`${url}/pictures/cards/${code}-00000000.jpg`)
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await fetch(`${url}/pictures/cards/NoSuchCode-00000000.jpg`)).status).toBe(404)
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

/** A live campaign without a picture, and a card of it. */
async function shareSomething(): Promise<string> {
  const { sql } = database
  const [at, later] = ['2026-04-01T00:00:00Z', '2999-04-09T00:00:00Z']
  const code = 'AbCdEf0123'
  await sql`insert into person (id, openid, nickname, created_at) values (${wen.id}, ${wen.openid}, ${wen.name}, ${at})`
  await sql`insert into brand (id, name, created_at) values (${northTea.id}, ${northTea.name}, ${at})`
  await sql`insert into campaign (id, brand_id, kind, title, terms, product_id, product_version, commission_rate, ships_in_days, status,
      starts_at, ends_at, created_by, created_at)
    values (${longjing.id}, ${northTea.id}, 'group-buy', ${longjing.title}, ${sql.json({ size: 3, hours: 24 })},
      ${longjing.id}, 1, 0, 3, 'live', ${at}, ${later}, ${wen.id}, ${at})`
  await sql`insert into campaign_goods (campaign_id, sku_id, position, title, options, picture_url, price_fen,
      single_price_fen, quota, quota_left)
    values (${longjing.id}, ${longjing.skus[0]!.id}, 0, ${longjing.title}, '', '', 2990, 3990, 10, 10)`
  await sql`insert into share (code, campaign_id, person_id, created_at) values (${code}, ${longjing.id}, ${wen.id}, ${at})`
  return code
}
