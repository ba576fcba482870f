import { type ChildProcess, spawn } from 'node:child_process'
import { NODE_FLAGS } from '../runtime'

/** A process of ours that tells `{ready: url}` once it listens, and what else it has to say. */
export interface Child {
  readonly told: Readonly<Record<string, unknown>>
  /** How often it has been started. */
  starts(): number
  /** The hard way, as a power cut would; it is started again at once. */
  kill(): void
  stop(): Promise<void>
}

const READY_WITHIN = 60_000
const STOP_WITHIN = 10_000

/** Starts a TypeScript file as a process of its own, waits until it is ready, and starts it again whenever it ends by itself. */
export async function keepChild(file: string, env: Readonly<Record<string, string>>): Promise<Child> {
  let starts = 0
  let ending = false
  let current: ChildProcess
  const begin = (): Promise<Record<string, unknown>> => {
    starts += 1
    current = launch(file, env)
    const told = ready(current, file)
    current.once('exit', () => {
      if (!ending) begin().catch((fault: unknown) => console.error(fault))
    })
    return told
  }
  const told = await begin()
  return {
    told,
    starts: () => starts,
    kill: () => void current.kill('SIGKILL'),
    async stop() {
      ending = true
      await stop(current)
    },
  }
}

function launch(file: string, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [...NODE_FLAGS, '--import', 'tsx', file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C reaches everybody in the terminal's group; the tree ends from its root instead, in order.
    detached: process.platform !== 'win32',
  })
}

function ready(child: ChildProcess, file: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${file} did not get ready`)), READY_WITHIN)
    child.once('message', (told) => {
      clearTimeout(late)
      resolve(told as Record<string, unknown>)
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`${file} ended with ${code} before it was ready`))
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN)
  return gone.finally(() => clearTimeout(impatient))
}
