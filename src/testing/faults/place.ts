import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type postgres from 'postgres'
import { saveStock } from '@/catalogue/write-store'
import { createTokens } from '@/cloud/tokens'
import { createVault } from '@/cloud/vault'
import { rows } from '@/kernel/db'
import { sealAddress } from '@/kernel/sealed-address'
import { signIn } from '../clients'
import { longjingOffer } from '../longjing-offer'
import { DATA_KEYS, settleIn } from '../settle-in'
import { startStandin, type TestStandin } from '../standin'
import { longjing, northTea, wen } from '../world'

export const SKU = longjing.skus[0]!.id
/** The one of the tests' product, so that tokens fit both. */
const TOKEN_SECRET = 'a secret of the tests, long enough'

/** The API as a process that can be killed, beside a stand-in and a database that live on. */
export interface Place {
  readonly url: string
  readonly port: number
  readonly sql: postgres.Sql
  readonly standin: TestStandin
  /** Ends the process as a power cut does, and starts it again. */
  kill(): Promise<void>
  /** The last that the API complained of. */
  said(): string
  stop(): Promise<void>
}

export async function openPlace(script: string, database: { sql: postgres.Sql; url: string }): Promise<Place> {
  const standin = await startStandin({ refundMs: 0 })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...standin.environment(url),
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'test' as const,
    TOKEN_SECRET,
    DATA_KEYS: JSON.stringify(DATA_KEYS),
    PORT: String(port),
    DATABASE_URL: database.url,
  }
  let running = await start(script, env)
  const end = async () => {
    const gone = once(running.child, 'exit')
    running.child.kill('SIGKILL')
    await gone
  }
  return {
    url,
    port,
    sql: database.sql,
    standin,
    async kill() {
      await end()
      running = await start(script, env)
    },
    said: () => running.said(),
    async stop() {
      await end()
      await standin.stop()
    },
  }
}

interface Running {
  readonly child: ChildProcess
  said(): string
}

async function start(script: string, env: NodeJS.ProcessEnv): Promise<Running> {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let said = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-2_000)
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`the API did not start: ${said}`)
    }),
  ])
  // Nobody but us may end it; a test that only sees its connections break would look for the fault elsewhere.
  child.once('exit', (code, signal) => {
    if (signal !== 'SIGKILL') console.error(`the API died (${code}): ${said}`)
  })
  return { child, said: () => said }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A running product; one that does its errands only when told has `settle`. */
export interface Stage {
  readonly url: string
  readonly sql: postgres.Sql
  readonly standin: TestStandin
  settle?(): Promise<void>
}

/** North Tea offers so many units to groups of two, or of more; the campaign is live when this returns. */
export async function offerUnits(stage: Stage, quota: number, size = 2): Promise<string> {
  const { url, sql, standin } = stage
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const why = {
    brandId: northTea.id,
    now: standin.now(),
    actorId: null,
    source: 'start',
    sourceId: null,
    reason: '',
  } as const
  await saveStock(sql, why, [{ skuId: SKU, received: 100_000, unshipped: 0 }])
  const clerk = await signIn(url, standin, wen)
  const input = longjingOffer(standin.now(), { size, unitsPerPerson: 1, quota, days: 10 })
  const { status, body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', input)
  if (status !== 200) throw new Error(JSON.stringify(body))
  await until(async () => {
    await stage.settle?.()
    return (await sql`select from campaign where id = ${body.campaignId} and status = 'live'`).length === 1
  })
  return body.campaignId
}

export interface Buyer {
  readonly n: number
  readonly token: string
  readonly openid: string
  readonly addressId: string
}

/** So many people with an address, already logged in. */
export async function crowd({ sql, standin }: Stage, size: number): Promise<Buyer[]> {
  const id = (area: number, n: number) => `01990000-f00${area}-7000-8000-${String(n).padStart(12, '0')}`
  const padded = sql`lpad(n::text, 12, '0')`
  await sql`insert into person (id, openid, nickname, created_at)
    select ('01990000-f001-7000-8000-' || ${padded})::uuid, 'crowd-' || n, '顾客 ' || n, '2026-01-01' from generate_series(1, ${size}::int) n`
  const vault = createVault(DATA_KEYS)
  const place = { name: '顾客', phone: '13800138000', region: '浙江省 杭州市 西湖区', detail: '文三路 1 号' }
  const addresses = Array.from({ length: size }, (_, at) => {
    const key = { personId: id(1, at + 1), id: id(2, at + 1) }
    return { ...key, sealed: sealAddress(vault, { ...key, ...place }) }
  })
  await sql`insert into address (person_id, id, sealed, created_at)
    select "personId", id, sealed, '2026-01-01'
    from json_to_recordset(${rows(addresses)}::json) as a("personId" uuid, id uuid, sealed text)`
  const tokens = createTokens(TOKEN_SECRET, standin.now)
  return Array.from({ length: size }, (_, at) => {
    const n = at + 1
    return { n, token: tokens.make(id(1, n)), openid: `crowd-${n}`, addressId: id(2, n) }
  })
}

const PATIENCE = 90_000

/** Looks again and again; a test never waits for a fixed time. */
export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`waited too long for ${isTrue}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
