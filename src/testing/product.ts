import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type postgres from 'postgres'
import { type Api, startApi } from '@/cloud/api'
import { workImports } from '@/cloud/compose-imports'
import { readSettings } from '@/cloud/settings'
import { tick } from '@/cloud/tick'
import { type FreshDatabase, freshDatabase } from './db'
import { DATA_KEYS } from './settle-in'
import { startStandin, type TestStandin } from './standin'

/** Ids as the console would give them; who reads a sent message knows its template by this list. */
export const TEMPLATES = {
  'round-formed': 'template-of-round-formed',
  'round-failed': 'template-of-round-failed',
  'seat-moved': 'template-of-seat-moved',
  shipped: 'template-of-shipped',
  refunded: 'template-of-refunded',
  'withdrawal-paid': 'template-of-withdrawal-paid',
  'campaign-started': 'template-of-campaign-started',
  'ships-soon': 'template-of-ships-soon',
  'webhook-off': 'template-of-webhook-off',
  'licence-ends': 'template-of-licence-ends',
} as const

/** The whole product on a fresh database beside its own stand-in, over real HTTP. Errands run when the test says so. */
export interface Product {
  readonly url: string
  readonly api: Api
  readonly sql: postgres.Sql
  readonly standin: TestStandin
  /** Delivers notices and runs the errands until nothing moves any more. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  /** A folder of the H5 build to serve beside the API. */
  readonly h5?: string
  /** The product keeps its errands going by itself, as it does in a house of its own. */
  readonly errands?: boolean
  /** Where webhooks may go on this machine. */
  readonly webhookHosts?: string
}

export async function startProduct({ h5, errands = false, webhookHosts = '' }: Parts = {}): Promise<Product> {
  const database: FreshDatabase = await freshDatabase()
  const standin = await startStandin({ refundMs: 0 })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...standin.environment(url),
    TOKEN_SECRET: 'a secret of the tests, long enough',
    DATA_KEYS: JSON.stringify(DATA_KEYS),
    PORT: String(port),
    DATABASE_URL: database.url,
    TIME_URL: '',
    WEBHOOK_HOSTS: webhookHosts,
    SUBSCRIBE_TEMPLATES: JSON.stringify(TEMPLATES),
  }
  const clock = { now: standin.now, sync: async () => undefined, stop: () => undefined }
  const api = await startApi(readSettings(env), { ...(h5 ? { h5 } : {}), errands, clock })
  // Whoever waits for a file on a screen can't tell the clock to look after it.
  let working: Promise<unknown> = Promise.resolve()
  if (!errands) {
    api.house.onKick(() => {
      working = working.then(() => workImports(api.house)).catch((fault: unknown) => console.error(fault))
    })
  }
  return {
    url,
    api,
    sql: database.sql,
    standin,
    async settle() {
      for (let n = 0; n < 4; n++) {
        await standin.tick()
        await tick(api.house)
      }
    },
    async stop() {
      await working
      await api.stop()
      await standin.stop()
      await database.drop()
    },
  }
}

/** The address must be known before the server starts, since WeChat is told it. */
function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
