import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { people } from '@/testing/world'
import { openDatabase } from './postgres/open-database'
import { buildH5 } from './start/build'
import { keepChild } from './start/children'
import { feedOf } from './start/feed'
import { openPage } from './start/page-server'
import { openPhones } from './start/phones'
import { PHONES, seed } from './start/seed'
import { createTokens } from './tokens'

const FOLDER = '.data'
const PAGE_PORT = Number(process.env.PORT ?? 4100)
const API_PORT = PAGE_PORT + 1
const PHONE_PORT = PAGE_PORT + 11
const STANDIN_PORT = PAGE_PORT + 100

/**
 * `npm start`: database, stand-in, API and page as one tree that ends as one. Nothing but npm is needed; everything it
 * keeps lies in `.data`.
 */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await buildH5()
  const database = await openDatabase({
    databaseUrl: process.env.DATABASE_URL,
    dataDir: `${FOLDER}/postgres`,
    now: Date.now(),
  })
  const standin = await keepChild('src/standin/run.ts', {
    STANDIN_PORT: String(STANDIN_PORT),
    STANDIN_FOLDER: `${FOLDER}/standin`,
  })
  const standinUrl = String(standin.told.ready)
  const apiUrl = `http://127.0.0.1:${API_PORT}`
  const secret = keptSecret()
  const api = await keepChild('src/cloud/api-process.ts', {
    ...(standin.told.environment as Record<string, string>),
    DATABASE_URL: database.url,
    TOKEN_SECRET: secret,
    NOTIFY_URL: apiUrl,
    PORT: String(API_PORT),
    SUBSCRIBE_TEMPLATES: JSON.stringify(TEMPLATES),
  })
  const phones = await openPhones(
    PHONE_PORT,
    PHONES.map((p) => p.person.name),
    API_PORT,
  )
  const control = (lever: string, body: unknown) => post(`${standinUrl}/control/${lever}`, body)
  await control(
    'people',
    people.map((person) => {
      const at = PHONES.findIndex((p) => p.person.id === person.id)
      return { openid: person.openid, name: person.name, ...(at < 0 ? {} : { origin: phones.urls[at] }) }
    }),
  )
  const now = async () => ((await get(`${standinUrl}/time`)) as { now: number }).now
  const tokens = createTokens(secret, Date.now)
  await seed({ sql: database.sql, api: apiUrl, tokens, pictures: `${standinUrl}/pictures/`, now: await now() })
  const page = await openPage(PAGE_PORT, {
    crash: api.kill,
    simulate: control,
    state: async () => ({
      phones: PHONES.map((p, i) => ({ name: p.person.name, role: p.role, url: `${phones.urls[i]}/#${p.page}` })),
      restarts: api.starts() - 1,
      now: await now(),
      simulator: await get(`${standinUrl}/control/state`),
      feed: await feedOf(apiUrl, tokens),
    }),
  })
  console.log(
    `\n愿团 is open: http://127.0.0.1:${PAGE_PORT}\n(API ${apiUrl}, stand-in WeChat ${standinUrl}; Ctrl-C closes everything)\n`,
  )

  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    console.log('\nclosing …')
    page.close()
    page.closeAllConnections()
    await phones.stop()
    await api.stop()
    await standin.stop()
    await database.stop()
    process.exit(code)
  }
  process.once('SIGINT', () => end(0))
  process.once('SIGTERM', () => end(0))
  void database.exited.then((why) => {
    if (!ending) console.error(`the database server ended: ${why}`)
    return end(1)
  })
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

async function post(url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.json()
}

async function get(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
})
