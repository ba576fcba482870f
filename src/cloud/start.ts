import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Person, people } from '@/testing/world'
import { openDatabase } from './postgres/open-database'
import { buildH5 } from './start/build'
import { keepChild } from './start/children'
import { feedOf } from './start/feed'
import { openPage } from './start/page-server'
import { openPhones } from './start/phones'
import { PHONES, seed } from './start/seed'
import { createSimulator } from './start/simulator'
import { createTokens } from './tokens'

const FOLDER = '.data'
const PAGE_PORT = Number(process.env.PORT ?? 4100)
const API_PORT = PAGE_PORT + 1
const API_URL = `http://127.0.0.1:${API_PORT}`
const PHONE_PORT = PAGE_PORT + 11
const STANDIN_PORT = PAGE_PORT + 100

/**
 * `npm start`: database, stand-in, API and page as one tree that ends as one. Nothing but npm is needed; everything it
 * keeps lies in `.data`.
 */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await buildH5()
  const dataDir = `${FOLDER}/postgres`
  const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir, now: Date.now() })
  const standin = await keepChild('src/standin/run.ts', {
    STANDIN_PORT: String(STANDIN_PORT),
    STANDIN_FOLDER: `${FOLDER}/standin`,
  })
  const standinUrl = String(standin.told.ready)
  const secret = keptSecret()
  const api = await keepChild('src/cloud/api-process.ts', {
    ...(standin.told.environment as Record<string, string>),
    DATABASE_URL: database.url,
    TOKEN_SECRET: secret,
    NOTIFY_URL: API_URL,
    PORT: String(API_PORT),
    SUBSCRIBE_TEMPLATES: JSON.stringify(TEMPLATES),
  })
  const tokens = createTokens(secret, Date.now)
  const simulator = createSimulator(standinUrl)
  const phones = await openPhones(PHONE_PORT, PHONES.length, API_PORT)
  await simulator.pull(
    'people',
    people.map((person) => holderOf(person, phones.urls)),
  )
  const now = await simulator.now()
  await seed({ sql: database.sql, api: API_URL, tokens, pictures: `${standinUrl}/pictures/`, now })
  const page = await openPage(PAGE_PORT, {
    crash: api.kill,
    simulate: simulator.pull,
    state: async () => ({
      phones: PHONES.map((p, i) => ({ name: p.person.name, role: p.role, url: `${phones.urls[i]}/#${p.page}` })),
      restarts: api.starts() - 1,
      now: await simulator.now(),
      simulator: await simulator.state(),
      feed: await feedOf(API_URL, tokens),
    }),
  })
  console.log(`\n愿团 is open: http://127.0.0.1:${PAGE_PORT}`)
  console.log(`(API ${API_URL}, stand-in WeChat ${standinUrl}; Ctrl-C closes everything)\n`)
  endTogether(database.exited, [page, phones, api, standin, database])
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
}

/** Sessions outlive a restart, so the secret does too. */
function keptSecret(): string {
  const file = `${FOLDER}/token-secret`
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
})
