import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { DAY } from '@/kernel/time'
import { townsfolk } from '@/testing/trade'
import { type Person, type Product, wholeWorld } from '@/testing/world'
import { migrate } from './postgres/migrate'
import { openDatabase } from './postgres/open-database'
import { buildH5 } from './start/build'
import { type Child, keepChild } from './start/children'
import { createFeed } from './start/feed'
import { createHands, type Hands } from './start/hands'
import { type Levers, openPage } from './start/page-server'
import { liveThePast } from './start/past'
import { PHONES } from './start/people-with-phones'
import { openPhones } from './start/phones'
import { cutPower } from './start/power-cut'
import { analyze, hasBrands, wipe } from './start/seed-store'
import { liveALittle, type SeedParts } from './start/seed-story'
import { createSimulator, type Simulator } from './start/simulator'
import { loadStage } from './start/stage-store'
import { createTokens } from './tokens'

const FOLDER = '.data'
const PAGE_PORT = Number(process.env.PORT ?? 4100)
const API_PORT = PAGE_PORT + 1
const API_URL = `http://127.0.0.1:${API_PORT}`
const PHONE_PORT = PAGE_PORT + 11
const STANDIN_PORT = PAGE_PORT + 100
const DATABASE = { databaseUrl: process.env.DATABASE_URL, dataDir: `${FOLDER}/postgres`, now: Date.now() }
const SEEDING = `${FOLDER}/seeding`

/**
 * `npm start`: database, stand-in, API and page as one tree that ends as one. Nothing but npm is needed; everything it
 * keeps lies in `.data`.
 */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await buildH5()
  const database = await openDatabase(DATABASE)
  const { sql } = database
  await beginAgainIfCutOff(sql)
  const standin = await keepChild('src/standin/run.ts', {
    STANDIN_PORT: String(STANDIN_PORT),
    STANDIN_FOLDER: `${FOLDER}/standin`,
  })
  const standinUrl = String(standin.told.ready)
  const simulator = createSimulator(standinUrl)
  const phones = await openPhones(PHONE_PORT, PHONES.length, API_PORT)
  await simulator.pull('people', [
    ...wholeWorld.people.map((person) => holderOf(person, phones.urls)),
    ...townsfolk.map(({ openid, name }) => ({ openid, name })),
  ])
  const secret = keptSecret('token-secret', 'base64url')
  // Without it yesterday's addresses would be lost, so it stays beside the database that it belongs to.
  const dataKeys = { k1: keptSecret('data-key', 'base64') }
  const environment = {
    ...(standin.told.environment as Record<string, string>),
    DATABASE_URL: database.url,
    TOKEN_SECRET: secret,
    DATA_KEYS: JSON.stringify(dataKeys),
    NOTIFY_URL: API_URL,
    PORT: String(API_PORT),
    SUBSCRIBE_TEMPLATES: JSON.stringify(TEMPLATES),
  }
  const place = { sql, simulator, pictures: `${standinUrl}/pictures/` }
  const campaigns = (await hasBrands(sql)) ? null : await liveThePast({ ...place, environment })
  const api = await keepChild('src/cloud/api-process.ts', environment)
  // Made a hundred days ahead, since visitors move the clock and the sessions of this page must outlast that.
  const tokens = createTokens(secret, () => Date.now() + 100 * DAY)
  const hands = createHands(API_URL, tokens)
  if (campaigns) await liveToday({ ...place, hands }, campaigns)
  const page = await openPage(PAGE_PORT, leversOf({ sql, hands, simulator, api, phoneUrls: phones.urls }))
  console.log(`\n愿团 is open: http://127.0.0.1:${PAGE_PORT}`)
  console.log(`(API ${API_URL}, stand-in WeChat ${standinUrl}; Ctrl-C closes everything)\n`)
  endTogether(database.exited, [page, phones, api, standin, database])
}

/** The last hours before the visitor comes. Only then is the world whole. */
async function liveToday(parts: SeedParts, campaigns: ReadonlyMap<Product, Id>): Promise<void> {
  await liveALittle(parts, campaigns)
  await analyze(parts.sql)
  rmSync(SEEDING)
}

/** The note stays until the world is whole: a start that was cut off in the middle is begun again from nothing. */
async function beginAgainIfCutOff(sql: postgres.Sql): Promise<void> {
  if (existsSync(SEEDING)) {
    if (DATABASE.databaseUrl)
      throw new Error('the last start was cut off while it seeded: empty the database of DATABASE_URL')
    console.log('the last start was cut off while it seeded: beginning again')
    await wipe(sql)
    await migrate(sql, { now: Date.now() })
    rmSync(`${FOLDER}/standin`, { recursive: true, force: true })
  }
  if (!(await hasBrands(sql))) writeFileSync(SEEDING, '')
}

interface Behind {
  readonly sql: postgres.Sql
  readonly hands: Hands
  readonly simulator: Simulator
  readonly api: Child
  readonly phoneUrls: readonly string[]
}

/** What stands behind the page's buttons and what it draws. */
function leversOf({ sql, hands, simulator, api, phoneUrls }: Behind): Levers {
  const feed = createFeed(hands)
  return {
    crash: () => cutPower({ sql, hands, now: simulator.now, kill: api.kill }),
    simulate: simulator.pull,
    state: async () => {
      const now = await simulator.now()
      const [stage, told, strip] = await Promise.all([loadStage(sql, now), simulator.state(), feed()])
      return {
        phones: PHONES.map((p, i) => ({ name: p.person.name, role: p.role, url: `${phoneUrls[i]}/#${p.page}` })),
        restarts: api.starts() - 1,
        now,
        stage,
        simulator: told,
        feed: strip,
      }
    },
  }
}

/** Ctrl-C closes from the front to the back; a database that ends by itself takes the rest along. */
function endTogether(databaseExited: Promise<string>, parts: readonly { stop(): unknown }[]): void {
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    console.log('\nclosing …')
    for (const part of parts) await part.stop()
    process.exit(code)
  }
  process.once('SIGINT', () => end(0))
  process.once('SIGTERM', () => end(0))
  void databaseExited.then((why) => {
    if (!ending) console.error(`the database server ended: ${why}`)
    return end(1)
  })
}

/** Whose hands a phone is in: the stand-in signs that person in without asking. */
function holderOf({ id, openid, name }: Person, urls: readonly string[]) {
  const at = PHONES.findIndex((phone) => phone.person.id === id)
  return at < 0 ? { openid, name } : { openid, name, origin: urls[at] }
}

const TEMPLATES = {
  'round-formed': 'demo-template-round-formed',
  'round-failed': 'demo-template-round-failed',
  'seat-moved': 'demo-template-seat-moved',
  shipped: 'demo-template-shipped',
  refunded: 'demo-template-refunded',
  'withdrawal-paid': 'demo-template-withdrawal-paid',
  'campaign-started': 'demo-template-campaign-started',
  'ships-soon': 'demo-template-ships-soon',
}

/** Sessions and sealed addresses outlive a restart, so the secrets do too. */
function keptSecret(name: string, encoding: 'base64' | 'base64url'): string {
  const file = `${FOLDER}/${name}`
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString(encoding), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
})
