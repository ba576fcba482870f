import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { apiRoutes } from './api-routes'
import { pageRoutes } from './cashier'
import { createClock } from './clock'
import { controlRoutes } from './control'
import { noFaults } from './faults'
import { type House, indexOf, type Settings } from './house'
import type { Keys } from './keys'
import { sendDue } from './notices'
import { payRoutes } from './pay-routes'
import { payeeRoutes } from './payee-page'
import { pictureRoutes } from './pictures'
import { settleRefunds } from './refunds'
import { createSigner } from './signatures'
import { emptyState, type State } from './state'
import { settleTransfers } from './transfers'

export interface StandinOptions extends Partial<Settings> {
  readonly keys: Keys
  readonly state?: State
  /** 0 = any free port. */
  readonly port?: number
  readonly host?: string
  readonly pictures?: string
}

export interface StandinServer {
  /** http://127.0.0.1:port */
  readonly url: string
  readonly house: House
  /** Does what is due by the stand-in's clock and waits for everything that is on its way. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/** How often the stand-in looks for due work by itself, in real milliseconds. */
const LOOK_EVERY = 200

/** One stand-in WeChat on one port: login, codes, checks, messages, Pay v3, cashier, controls, pictures. */
export async function startServer(options: StandinOptions): Promise<StandinServer> {
  const { house, tick } = createHouse(options)
  const server = createAdaptorServer({ fetch: routes(house, tick, options).fetch }) as Server
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const timer = setInterval(() => void tick(), LOOK_EVERY)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    house,
    tick,
    async stop() {
      clearInterval(timer)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function createHouse(options: StandinOptions): { house: House; tick: () => Promise<void> } {
  const state = options.state ?? emptyState()
  const running = new Set<Promise<void>>()
  let woken = false
  const house: House = {
    keys: options.keys,
    signer: createSigner(options.keys),
    clock: createClock(state.clockOffset),
    state,
    faults: noFaults(),
    settings: { refundMs: options.refundMs ?? 0, settleMs: options.settleMs ?? 0 },
    index: indexOf(state),
    wake() {
      if (woken) return
      woken = true
      setImmediate(() => {
        woken = false
        void tick()
      })
    },
  }
  async function tick(): Promise<void> {
    settleRefunds(house)
    settleTransfers(house)
    if (house.clock.sinceMove() < house.settings.settleMs) return
    const sending = sendDue(house)
    running.add(sending)
    void sending.finally(() => running.delete(sending))
    await Promise.all(running)
  }
  return { house, tick }
}

function routes(house: House, tick: () => Promise<void>, options: StandinOptions): Hono {
  const app = new Hono()
  app.use('/time', cors())
  app.use('/control/*', cors())
  app.get('/time', (c) => c.json({ now: house.clock.now() }, 200, { 'Cache-Control': 'no-store' }))
  app.route('/v3', payRoutes(house))
  app.route('/', apiRoutes(house))
  app.route('/', pageRoutes(house))
  app.route('/', payeeRoutes(house))
  app.route('/control', controlRoutes(house, tick))
  app.route('/pictures', pictureRoutes(options.pictures ?? join(__dirname, 'pictures')))
  return app
}
