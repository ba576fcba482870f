import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { commandOf } from '@/cloud/postgres/processes'

/** A process of its own that starts the embedded server, as `npm start` does, and can be killed. */
export interface PostgresChild {
  process: ChildProcess
  url: string
  server: number
  home: string
  lines: string[]
}

/** Where the sources lie (another clone than this one), which Node runs them, and the user to start as. */
export interface ChildOptions {
  clone?: string
  node?: string
  account?: { uid: number; gid: number } | undefined
}

/** Whom root takes for an ordinary user (1 is in every password file); undefined when we are one already. */
export const ORDINARY = process.getuid?.() === 0 ? { uid: 1, gid: 1 } : undefined

/** Whom the server runs as when the tests run as root; undefined when it runs as ourselves. */
export const SERVER_ACCOUNT = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/** An empty folder that other users may enter, as the clone of an ordinary set-up is. */
export const openFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yuantuan-launch-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Starts the server in a child. Rejects with the child's last words when it ends instead of getting ready. */
export const startInChild = async (dataDir: string, options: ChildOptions = {}): Promise<PostgresChild> => {
  const clone = options.clone ?? resolve(__dirname, '../..')
  const child = spawn(options.node ?? process.execPath, ['--import', 'tsx', '-e', scriptFor(clone, dataDir)], {
    ...options.account,
    cwd: clone,
    env: { PATH: process.env.PATH, HOME: dataDir } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  let words = ''
  child.stderr.on('data', (data: Buffer) => {
    words += data.toString()
  })
  const started = new Promise<PostgresChild>((ready, failed) => {
    child.stdout.on('data', (data: Buffer) => {
      lines.push(...data.toString().trim().split('\n'))
      const last = lines.at(-1) ?? ''
      if (last.startsWith('{'))
        ready({ process: child, lines, ...(JSON.parse(last) as Omit<PostgresChild, 'process' | 'lines'>) })
    })
    child.once('exit', () => failed(new Error(words.trim())))
  })
  return started
}

/** Closes the child's input, upon which it stops its server and ends. */
export const stopChild = async (child: PostgresChild): Promise<void> => {
  const exited = once(child.process, 'exit')
  child.process.stdin?.end()
  await exited
}

/** Kills at once, as a power cut or the system's memory killer would. */
export const killChild = async (child: PostgresChild): Promise<void> => {
  const exited = once(child.process, 'exit')
  child.process.kill('SIGKILL')
  await exited
}

/** The processes started by a process (Linux). */
export const childrenOf = (pid: number): { pid: number; command: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map((name) => ({
      pid: Number(name),
      command: commandOf(Number(name)),
    }))

const parentOf = (pid: string): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const scriptFor = (clone: string, dataDir: string): string => `
  const { startPostgres } = require(${JSON.stringify(join(clone, 'src/cloud/postgres/launcher.ts'))})
  startPostgres({ dataDir: ${JSON.stringify(dataDir)} }).then(
    ({ url, pid, home, stop }) => {
      console.log(JSON.stringify({ url, server: pid, home }))
      process.stdin.resume().on('end', () => stop().then(() => process.exit(0)))
    },
    (error) => { console.error(error.message); process.exit(1) },
  )`
