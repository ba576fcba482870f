import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, readIfThere } from './exclusive-file'
import type { Home } from './home'
import { birthOf, commandOf, processesIn, signalReaches, until } from './processes'
import { StartFault } from './start-fault'

/** Language and zone of the server are ours, not the caller's; nor may the caller's PGDATA or PGPORT reach it. */
export const SERVER_ENV = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
} as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv

const FAST_STOP_MS = 10_000
const HARD_STOP_MS = 15_000

/** Makes an empty cluster unless there is one. A killed start leaves only a draft, which the next one replaces. */
export const ensureCluster = ({ cluster, account }: Home, binaries: string): void => {
  if (existsSync(cluster)) return
  const draft = `${cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (account) chownSync(draft, account.uid, account.gid)
  const how = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
  // Chinese sorts by code point and upper case knows Unicode, whatever locales the machine has.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const made = spawnSync(join(binaries, 'bin', 'initdb'), ['-D', draft, ...how, ...locale], {
    ...account,
    cwd: '/',
    env: SERVER_ENV,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new StartFault(`initdb failed in ${draft}: ${reasonOf(made)}`)
  renameSync(draft, cluster)
}

const reasonOf = ({ error, stderr, signal: by }: SpawnSyncReturns<string>): string => {
  const words = error?.message ?? (stderr.trim() || `ended by ${by}`)
  // Containers may be given a user number that nobody has written down.
  return words.includes('user does not exist')
    ? `${words}. Add that user to /etc/passwd, start as another, or set DATABASE_URL.`
    : words
}

/**
 * Ends whatever an earlier start left running on the cluster after its own process was killed, so that there are never
 * two servers on one folder. The caller holds the home: nothing that runs here belongs to a living start.
 */
export const clearLeftovers = async (cluster: string): Promise<void> => {
  const server = leftServer(cluster)
  if (server !== undefined && isServerOf(server, cluster)) await stopServer(server)
  // Session processes notice a killed server only when they next wait for something.
  await endSessions(cluster)
  removeReusedPid(cluster)
}

/** Asks a server to stop: open sessions are cut and a checkpoint is written; after ten seconds without one. */
export const stopServer = async (pid: number): Promise<void> => {
  const isGone = () => birthOf(pid) === undefined
  signal(pid, 'SIGINT')
  if (await until(isGone, FAST_STOP_MS)) return
  signal(pid, 'SIGQUIT')
  if (await until(isGone, HARD_STOP_MS)) return
  throw new StartFault(`The PostgreSQL server (process ${pid}) does not stop. Its log may say why.`)
}

/** The lines of postmaster.pid: process, folder, start, port, socket folder, address, memory key, state. */
export const statusLines = (cluster: string): string[] =>
  (readIfThere(join(cluster, 'postmaster.pid')) ?? '').split('\n').map((line) => line.trim())

const leftServer = (cluster: string): number | undefined => {
  const pid = Number(statusLines(cluster)[0])
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined
}

const isServerOf = (pid: number, cluster: string): boolean =>
  birthOf(pid) !== undefined && (processesIn(cluster).includes(pid) || commandOf(pid).includes(cluster))

const endSessions = async (cluster: string): Promise<void> => {
  if (await until(() => processesIn(cluster).length === 0, 2000)) return
  for (const pid of processesIn(cluster)) signal(pid, 'SIGQUIT')
  if (await until(() => processesIn(cluster).length === 0, 5000)) return
  throw new StartFault(`Processes ${processesIn(cluster).join(', ')} still work in ${cluster}. End them first.`)
}

// PostgreSQL clears its own stale file, except when the number now answers for another program. What remained of
// ours has ended above, so the file means nothing any more.
const removeReusedPid = (cluster: string): void => {
  const pid = leftServer(cluster)
  if (pid !== undefined && signalReaches(pid)) rmSync(join(cluster, 'postmaster.pid'))
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
