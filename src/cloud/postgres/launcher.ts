import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canEnter } from './account'
import { findBinaries } from './binaries'
import { clearLeftovers, ensureCluster } from './cluster'
import { connect } from './connect'
import { type Hold, takeHold } from './holder'
import { findHome, type Home } from './home'
import { runServer, type Server } from './server'

/** What to start: the clone's data folder, settings for tests, and where one honest line goes (console by default). */
export interface PostgresOptions {
  dataDir: string
  settings?: Record<string, string>
  say?: (line: string) => void
}

/** The embedded server. `url` works for `connect`, libpq and `DATABASE_URL`; `home` is where the data lies. */
export interface RunningPostgres {
  url: string
  pid: number
  home: string
  exited: Promise<string>
  stop(): Promise<void>
}

const DATABASE = 'yuantuan'

/**
 * Starts PostgreSQL out of npm on `dataDir`, over a Unix socket that only its account and root can reach. Works as an
 * ordinary user and as root; a second start is refused with the holder's name; what a killed start left is cleared.
 * Failures that a person can mend are `StartFault`s.
 */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const home = findHome(options.dataDir, options.say ?? console.log)
  const hold = await takeHold(home.folder, Date.now())
  try {
    await clearLeftovers(home.cluster)
    return await startWithSocket(home, options, hold)
  } catch (error) {
    hold.release()
    throw error
  }
}

const startWithSocket = async (home: Home, options: PostgresOptions, hold: Hold): Promise<RunningPostgres> => {
  const socketDir = makeSocketDir(home)
  const removeSocket = () => rmSync(socketDir, { recursive: true, force: true })
  try {
    const server = await startOn(home, socketDir, options)
    const tidy = () => {
      removeSocket()
      hold.release()
    }
    return running(server, { socketDir, home: home.folder, tidy })
  } catch (error) {
    removeSocket()
    throw error
  }
}

const startOn = async (home: Home, socketDir: string, options: PostgresOptions): Promise<Server> => {
  const binaries = findBinaries(home.folder, home.account)
  ensureCluster(home, binaries)
  const log = join(realpathSync(options.dataDir), 'postgres.log')
  const server = await runServer({ ...home, binaries, socketDir, log, settings: options.settings ?? {} })
  try {
    await ensureDatabase(socketDir)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

const running = (
  server: Server,
  { socketDir, home, tidy }: { socketDir: string; home: string; tidy: () => void },
): RunningPostgres => {
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= server.stop().then(tidy)
    return stopping
  }
  return { url: urlOf(socketDir, DATABASE), pid: server.pid, home, exited: server.exited, stop }
}

const urlOf = (socketDir: string, database: string): string =>
  `postgres://postgres@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`

const ensureDatabase = async (socketDir: string): Promise<void> => {
  const sql = connect(urlOf(socketDir, 'postgres'), { max: 1 })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`
  } finally {
    await sql.end()
  }
}

// The system refuses socket paths beyond 107 bytes (103 on macOS): a deep clone gets a short folder elsewhere.
const SOCKET_PATH_MAX = 100

const makeSocketDir = ({ folder, account }: Home): string => {
  const usual = join(folder, 'socket')
  const fits = Buffer.byteLength(`${usual}/.s.PGSQL.5432.lock`) <= SOCKET_PATH_MAX
  // A killed server leaves a lock beside its socket, which blocks the next one when its number is in use again.
  rmSync(usual, { recursive: true, force: true })
  if (fits) mkdirSync(usual)
  const dir = fits ? usual : mkdtempSync(join(shortTemporaryFolder(account), 'yuantuan-'))
  chmodSync(dir, 0o700)
  if (account) chownSync(dir, account.uid, account.gid)
  return dir
}

const shortTemporaryFolder = (account: Home['account']): string => {
  const usual = tmpdir()
  return usual.length <= 60 && (!account || canEnter(usual, account)) ? usual : '/tmp'
}
