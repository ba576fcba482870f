import { sealEverything } from '@/crm/sealing'
import { renewSeals } from '@/provenance/code-service'
import { listen } from './adapters/node'
import { AVATARS, serveAvatar } from './avatars'
import { type Clock, createClock } from './clock'
import { docsPage } from './docs-page'
import { doors } from './doors'
import { startEngine } from './engine'
import { faultText } from './fault-text'
import { keptFiles } from './files'
import { frontDoor } from './front-door'
import { receiveNotice } from './inbox'
import { type OpenHouse, openHouse } from './open-house'
import { openapi } from './openapi'
import { warmLetters } from './pictures/letters'
import { drawnPictures } from './pictures/serve'
import { openDatabase } from './postgres/open-database'
import { createServer } from './serve'
import type { Settings } from './settings'
import { staticFiles } from './static-files'
import { renewSecrets } from './webhooks'

export interface Api {
  readonly url: string
  readonly house: OpenHouse
  stop(): Promise<void>
}

export interface ApiOptions {
  /** Connections of the pool for everybody but the batches, which have their own. */
  readonly connections?: number
  /** A folder of the H5 build to serve beside the API. */
  readonly h5?: string
  /** False leaves the errands to somebody else (the timer function, a test). */
  readonly errands?: boolean
  /** Ends the process the hard way, where somebody starts it again at once. */
  readonly die?: (() => void) | undefined
  /** Whose time counts; by default the source that the settings name. */
  readonly clock?: Clock
}

/** The whole API in one process: what `npm start`, a container and the tests run. */
export async function startApi(settings: Settings, options: ApiOptions = {}): Promise<Api> {
  const clock = options.clock ?? (await createClock(settings.timeUrl))
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: '.data/postgres',
    now: clock.now(),
    max: options.connections ?? 12,
  })
  const house = openHouse({ ...database, settings, now: clock.now, die: options.die })
  await sealEverything(house)
  await renewSecrets(house)
  await renewSeals(house)
  const engine = options.errands === false ? null : startEngine(house)
  const http = await listen(handlerOf(house, options), { port: settings.port })
  // Who runs errands lives long enough to draw: the first poster must not wait for its letters.
  if (engine) warmLetters().catch((fault: unknown) => console.error(`no letters to draw with: ${faultText(fault)}`))
  return {
    url: `http://127.0.0.1:${http.port}`,
    house,
    // Requests under way are answered, errands end, then the database goes.
    async stop() {
      await http.close()
      await engine?.stop()
      clock.stop()
      await house.close()
      await database.stop()
    },
  }
}

/** The doors, WeChat's callbacks, and the files of the H5 build, in this order. */
export function handlerOf(house: OpenHouse, options: Pick<ApiOptions, 'h5'>) {
  const server = createServer(house, doors)
  const files = options.h5 ? staticFiles(options.h5) : null
  const front = options.h5 ? frontDoor(options.h5, server.fetch) : null
  const drawn = drawnPictures(house)
  const kept = keptFiles(house)
  const docs = docsPage(() => openapi(doors))
  return async (request: Request): Promise<Response> => {
    const path = request.url.slice(request.url.indexOf('/', 8))
    if (request.method === 'POST' && path.startsWith('/wechat/payments.notice')) return receiveNotice(house, request)
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: 'GET, POST' } })
    if (request.method === 'GET' && path.startsWith(AVATARS)) return serveAvatar(house, path)
    const page = path.startsWith('/docs') || path === '/openapi.json' ? docs(request) : null
    if (page) return page
    const picture = request.method === 'GET' ? ((await drawn(path)) ?? (await kept(path))) : null
    if (picture) return picture
    const label = request.method === 'GET' ? labelled(path) : null
    if (label) return label
    const file = request.method === 'GET' ? ((await front?.(path)) ?? (await files?.(path))) : null
    return file ?? server.fetch(request)
  }
}

/** A label's address leads into the app, to the page that says whether the thing is genuine. */
function labelled(path: string): Response | null {
  const code = /^\/g\/([0-9A-Za-z-]{4,60})(?:[?#]|$)/.exec(path)?.[1]
  if (!code) return null
  const location = `/#/consumer/genuine/index?code=${code}`
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
}
