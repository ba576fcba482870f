import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type postgres from 'postgres'
import { connect } from '@/cloud/postgres/connect'
import { startPostgres } from '@/cloud/postgres/launcher'
import { migrate } from '@/cloud/postgres/migrate'
import { environmentFor } from '@/standin/environment'
import { makeKeys } from '@/standin/keys'
import { DATA_KEYS } from '../settle-in'
import { createFloor } from './floor'
import type { Load, Loaded } from './load'
import { type Helper, startHelper } from './processes'
import { TOKEN_SECRET } from './requests'

/** A real server (fsync on) in a temporary folder, the API in its own process, the load in a third one. */
export interface Place {
  readonly sql: postgres.Sql
  readonly url: string
  readonly port: number
  readonly environment: Readonly<Record<string, string>>
  readonly server: Helper<'sizes' | 'forget', Sizes>
  readonly load: Helper<Load, Loaded>
  stop(): Promise<void>
}
export interface Sizes {
  readonly batches: number
  readonly commands: number
  readonly largest: number
  /** CPU time of the server process so far. */
  readonly cpuMs: number
  /** The most memory that it ever held. */
  readonly peakMb: number
}

type Server = Helper<'sizes' | 'forget', Sizes>

async function startServer(environment: Readonly<Record<string, string>>): Promise<Server> {
  const server = await startHelper<'sizes' | 'forget', Sizes>('server.ts', environment)
  await server.first
  return server
}

/** One more server process on the same database. */
export async function openServer(
  environment: Readonly<Record<string, string>>,
): Promise<{ port: number; server: Server }> {
  const port = await freePort()
  return { port, server: await startServer({ ...environment, PORT: String(port) }) }
}

export async function openPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuantuan-bench-'))
  chmodSync(dataDir, 0o755)
  const database = await startPostgres({ dataDir, say: () => undefined })
  const sql = connect(database.url, { max: 2 })
  await migrate(sql, { now: Date.now() })
  await createFloor(sql)
  const port = await freePort()
  // Nobody pays here: the addresses of WeChat are never called.
  const wechat = environmentFor(await makeKeys(), 'http://127.0.0.1:9')
  const own = {
    TOKEN_SECRET,
    DATA_KEYS: JSON.stringify(DATA_KEYS),
    PORT: String(port),
    DATABASE_URL: database.url,
    NOTIFY_URL: `http://127.0.0.1:${port}`,
    TIME_URL: '',
  }
  const environment = { ...wechat, ...own }
  const server = await startServer(environment)
  const load = await startHelper<Load, Loaded>('load.ts')
  return {
    sql,
    url: database.url,
    port,
    environment,
    server,
    load,
    async stop() {
      await load.stop()
      await server.stop()
      await sql.end()
      await database.stop()
      rmSync(database.home, { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
