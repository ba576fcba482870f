import { mkdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, readIfThere, writeOnce } from './exclusive-file'
import { birthOf, until } from './processes'
import { StartFault } from './start-fault'

/** Who works on a data folder: process number and birth mark, how it was called, since when (ISO). */
export interface Holder {
  pid: number
  birth: string
  command: string
  since: string
}

/** A taken data folder; `release` gives it back and may be called twice. */
export interface Hold {
  release(): void
}

const MUTEX_STALE_MS = 5000

/**
 * Takes a data folder for this process by writing `holder.json` in it. Fails with the holder's name when a living
 * process has it; a lock left behind by a power cut or `kill -9` is recovered.
 */
export const takeHold = async (folder: string, now: number): Promise<Hold> => {
  const path = join(folder, 'holder.json')
  const text = JSON.stringify(thisProcess(now), null, 2)
  for (let attempt = 0; attempt < 3; attempt++) {
    if (writeOnce(path, text)) return { release: () => releaseIfOurs(path, text) }
    refuseIfAlive(path, folder)
    await underMutex(`${path}.recovering`, () => removeIfDead(path))
  }
  throw new StartFault(`Several processes want ${folder} at once. Start one of them again.`)
}

/** Whether a living process holds the folder. */
export const isHeld = (folder: string): boolean => {
  const holder = readHolder(join(folder, 'holder.json'))
  return holder !== undefined && isAlive(holder)
}

const thisProcess = (now: number): Holder => ({
  pid: process.pid,
  birth: birthOf(process.pid) ?? '',
  command: [process.title, ...process.argv.slice(1)].join(' ').slice(0, 200),
  since: new Date(now).toISOString(),
})

const refuseIfAlive = (path: string, folder: string): void => {
  const holder = readHolder(path)
  if (!holder || !isAlive(holder)) return
  throw new StartFault(
    `${folder} is in use by process ${holder.pid} (${holder.command}) since ${holder.since}. ` +
      'Stop that one first, or set DATABASE_URL to another server.',
  )
}

const removeIfDead = (path: string): void => {
  const holder = readHolder(path)
  if (!holder || !isAlive(holder)) rmSync(path, { force: true })
}

const releaseIfOurs = (path: string, text: string): void => {
  if (readIfThere(path) === text) rmSync(path, { force: true })
}

// The number alone proves nothing: after a power cut another program may have it.
const isAlive = (holder: Holder): boolean => {
  const birth = birthOf(holder.pid)
  if (birth === undefined) return false
  return birth === holder.birth || birth === 'hidden' || holder.birth === 'hidden'
}

const readHolder = (path: string): Holder | undefined => {
  const text = readIfThere(path)
  if (!text) return undefined
  try {
    const read: unknown = JSON.parse(text)
    return isHolder(read) ? read : undefined
  } catch {
    return undefined
  }
}

const isHolder = (read: unknown): read is Holder =>
  typeof read === 'object' && read !== null && 'pid' in read && typeof read.pid === 'number' && 'birth' in read

/**
 * Two processes that find the same dead holder must not remove each other's fresh lock: judging again and removing
 * happen alone. Whoever was killed inside, between two instructions, is given up after five seconds.
 */
const underMutex = async (path: string, act: () => void): Promise<void> => {
  const entered = await until(() => enter(path), MUTEX_STALE_MS * 2)
  if (!entered) throw new StartFault(`${path} cannot be created: is its folder writable?`)
  try {
    act()
  } finally {
    leave(path)
  }
}

const enter = (path: string): boolean => {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    if (ageMs(path) > MUTEX_STALE_MS) leave(path)
    return false
  }
}

const leave = (path: string): void => {
  try {
    rmdirSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

const ageMs = (path: string): number => {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return made === undefined ? 0 : Date.now() - made
}
