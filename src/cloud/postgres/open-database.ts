import type postgres from 'postgres'
import { connect } from './connect'
import { startPostgres } from './launcher'
import { migrate } from './migrate'

/** Where the database is: a server's URL, or (when empty) the folder of the embedded one. `now` is in ms. */
export interface DatabaseSettings {
  databaseUrl?: string | undefined
  dataDir: string
  now: number
  max?: number
}

/**
 * A migrated database. `url` serves other processes of the same tree; `exited` resolves when the embedded server ends
 * by itself (never for a server of somebody else); `stop` closes the pool and then the server.
 */
export interface OpenDatabase {
  sql: postgres.Sql
  url: string
  exited: Promise<string>
  stop(): Promise<void>
}

/** Opens the configured database, starting the embedded server where none is named, and brings its schema up to date. */
export const openDatabase = async (settings: DatabaseSettings): Promise<OpenDatabase> => {
  const server = settings.databaseUrl ? foreignServer(settings.databaseUrl) : await startPostgres(settings)
  const sql = connect(server.url, settings.max === undefined ? {} : { max: settings.max })
  const stop = async () => {
    await sql.end({ timeout: 5 })
    await server.stop()
  }
  try {
    await migrate(sql, { now: settings.now })
  } catch (error) {
    await stop()
    throw error
  }
  return { sql, url: server.url, exited: server.exited, stop }
}

const foreignServer = (url: string) => ({
  url,
  exited: new Promise<string>(() => undefined),
  stop: async () => undefined,
})
