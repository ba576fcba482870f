import { sealEverything } from '@/crm/sealing'
import { renewSeals } from '@/provenance/code-service'
import { createClock } from '../clock'
import { faultText } from '../fault-text'
import { receiveNotice } from '../inbox'
import { type OpenHouse, openHouse } from '../open-house'
import { openDatabase } from '../postgres/open-database'
import { createServer, type Doors } from '../serve'
import { readSettings } from '../settings'
import { emptyBoxes, tick } from '../tick'
import { renewSecrets } from '../webhooks'
import { serveCloud } from './cloud-http'
import type { Handler } from './node'
import { timerMain } from './timer'

/** An instance serves few people at once and there may be many instances: connections are what a database runs out of. */
const CONNECTIONS = 2

/** An instance without errands says on its own that it is there, while it serves. */
const BEAT_EVERY = 10_000

/** One caller's door as an HTTP function or a container: the whole of a deployed folder's index.js. */
export async function serveDoors(doors: Doors): Promise<void> {
  const house = await openFunctionHouse()
  await serve(house, (request) => createServer(house, doors).fetch(request))
}

/** WeChat's callbacks as an HTTP function. */
export async function serveNotices(): Promise<void> {
  const house = await openFunctionHouse()
  const nothing = new Response(null, { status: 404 })
  await serve(house, async (request) => {
    const isNotice = request.method === 'POST' && new URL(request.url).pathname === '/wechat/payments.notice'
    return isNotice ? receiveNotice(house, request) : nothing.clone()
  })
}

type Gallery = (house: OpenHouse) => (path: string) => Promise<Response | null>

/** Pictures, drawn and kept, as an HTTP function of their own: the first gallery that knows an address answers. */
export async function servePictures(galleries: readonly Gallery[]): Promise<void> {
  const house = await openFunctionHouse()
  const open = galleries.map((gallery) => gallery(house))
  await serve(house, async (request) => {
    const { pathname, search } = new URL(request.url)
    for (const gallery of open) {
      const found = await gallery(pathname + search)
      if (found) return found
    }
    return new Response(null, { status: 404 })
  })
}

/** The clock's errands as an event function with a timer; the house is opened at the first tick and kept. */
export function clockMain() {
  let house: Promise<OpenHouse> | null = null
  return timerMain(async () => {
    house ??= openFunctionHouse()
    await tick(await house)
  })
}

async function openFunctionHouse(): Promise<OpenHouse> {
  const settings = readSettings(process.env)
  if (!settings.databaseUrl) throw new Error('a function has no database of its own: set DATABASE_URL')
  const clock = await createClock(settings.timeUrl)
  const { sql, url } = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: '',
    now: clock.now(),
    max: CONNECTIONS,
  })
  const house = openHouse({ sql, url, settings, now: clock.now })
  await sealEverything(house)
  await renewSecrets(house)
  await renewSeals(house)
  let isEmptying = false
  house.onKick(async () => {
    if (isEmptying) return
    isEmptying = true
    // What stays in the boxes is taken by the next tick.
    await emptyBoxes(house).catch((fault: unknown) => console.error(`a box could not be emptied: ${faultText(fault)}`))
    isEmptying = false
  })
  return house
}

async function serve(house: OpenHouse, handler: Handler): Promise<void> {
  const listening = await serveCloud(handler)
  setInterval(() => void house.pulse.beat(), BEAT_EVERY).unref()
  console.log(`serving on port ${listening.port}`)
  process.once('SIGTERM', async () => {
    await listening.close()
    await Promise.all([house.close(), house.sql.end({ timeout: 5 })])
    process.exit(0)
  })
}
