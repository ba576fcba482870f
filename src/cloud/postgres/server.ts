import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account'
import { SERVER_ENV, statusLines, stopServer } from './cluster'
import { codeOf } from './exclusive-file'
import { until } from './processes'
import { StartFault } from './start-fault'

/** What a server process needs: programs, data, the socket's folder, the log's path and settings beyond ours. */
export interface ServerPlan {
  binaries: string
  cluster: string
  account: Account | undefined
  socketDir: string
  log: string
  settings: Record<string, string>
}

/** A server that answers. `exited` resolves with a sentence when it ends, whoever ended it. */
export interface Server {
  pid: number
  exited: Promise<string>
  stop(): Promise<void>
}

// For one machine of two cores that runs everything. fsync, full_page_writes and synchronous_commit stay on: an
// acknowledged order survives a power cut.
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0777',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  jit: 'off',
  // Parallel plans need /dev/shm, which containers keep at 64 MB, and cores that we do not have.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

// Crash recovery replays at most max_wal_size before the server answers.
const READY_MS = 120_000

/** Starts the server on a cluster that nobody works on, and waits until it answers. */
export const runServer = async (plan: ServerPlan): Promise<Server> => {
  const child = spawnServer(plan)
  const exited = exitOf(child)
  const pid = child.pid
  if (pid === undefined) throw new StartFault(`PostgreSQL cannot be started: ${await exited}`)
  const watchdog = watch(pid, plan.account)
  child.once('exit', () => watchdog.kill('SIGKILL'))
  await waitUntilReady(child, plan)
  return { pid, exited, stop: () => stop(child) }
}

const spawnServer = ({ binaries, cluster, account, socketDir, log, settings }: ServerPlan): ChildProcess => {
  keepLastLog(log)
  const output = openSync(log, 'a')
  const all = { ...SETTINGS, unix_socket_directories: socketDir, ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A group of its own: Ctrl-C in a terminal reaches only Node, which stops the server after the last answer.
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, ...flags], {
    ...account,
    cwd: '/',
    env: SERVER_ENV,
    stdio: ['ignore', output, output],
    detached: true,
  })
  closeSync(output)
  child.unref()
  return child
}

/**
 * When Node dies by whatever cause, the system closes its end of this pipe, and the shell behind it asks the server
 * to stop. Should both be killed at once, the next start finds the server and ends it.
 */
const watch = (pid: number, account: Account | undefined): ChildProcess => {
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'yuantuan-watchdog', String(pid)], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Without a shell the server runs as well, only unwatched.
  watchdog.on('error', () => undefined)
  watchdog.stdin?.on('error', () => undefined)
  watchdog.unref()
  const pipe = watchdog.stdin as unknown as { unref?: () => void } | null
  pipe?.unref?.()
  return watchdog
}

const exitOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`PostgreSQL ended (${signal ?? `exit code ${code}`})`))
  })

const waitUntilReady = async (child: ChildProcess, { cluster, log }: ServerPlan): Promise<void> => {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  await until(() => hasEnded() || isReady(cluster, child.pid), READY_MS)
  if (!hasEnded() && isReady(cluster, child.pid)) return
  if (!hasEnded()) await stop(child)
  throw new StartFault(`PostgreSQL did not start. Its last words (${log}):\n${lastLines(log)}`)
}

const isReady = (cluster: string, pid: number | undefined): boolean => {
  const lines = statusLines(cluster)
  return lines[0] === String(pid) && lines[7] === 'ready'
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const exited = once(child, 'exit')
  await stopServer(child.pid)
  await exited
}

const keepLastLog = (log: string): void => {
  try {
    renameSync(log, `${log}.old`)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

const lastLines = (log: string): string => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
