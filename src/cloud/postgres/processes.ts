import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './exclusive-file'

/**
 * A mark that a process keeps for life and that no later process with the same number has (boot and start tick on
 * Linux, start time elsewhere). Undefined when nothing runs under the number; a zombie counts as gone.
 */
export const birthOf = (pid: number): string | undefined => {
  if (!signalReaches(pid)) return undefined
  return process.platform === 'linux' ? birthFromProc(pid) : birthFromPs(pid)
}

/** Whether the number answers to signals at all, be it a zombie or another person's process. */
export const signalReaches = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** How the process was called, its arguments parted by spaces; empty when that cannot be known. */
export const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
  return ps(pid, 'command')
}

/** The processes that work in a folder. Every PostgreSQL process works in its data folder; only Linux can tell. */
export const processesIn = (folder: string): number[] => {
  if (process.platform !== 'linux') return []
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).filter((pid) => worksIn(pid, folder))
}

/** Looks every few milliseconds until something is true; false when it still is not at the deadline. */
export const until = async (isTrue: () => boolean, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs
  while (!isTrue()) {
    if (performance.now() > deadline) return false
    await pause(10)
  }
  return true
}

// A system that hides other people's processes still lets a signal reach them: then all we know is that it lives.
const HIDDEN = 'hidden'

const birthFromProc = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTick] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTick}`
  } catch {
    return signalReaches(pid) ? HIDDEN : undefined
  }
}

const birthFromPs = (pid: number): string => ps(pid, 'lstart') || HIDDEN

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''

const worksIn = (pid: number, folder: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}
