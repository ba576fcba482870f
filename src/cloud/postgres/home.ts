import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, accountFor, canEnter } from './account'
import { readIfThere, writeOnce } from './exclusive-file'
import { StartFault } from './start-fault'

/** Where a clone's data really lies, and the account of its server (undefined: our own). */
export interface Home {
  folder: string
  cluster: string
  account: Account | undefined
}

/**
 * The clone's `.data`, unless we are root and the clone lies where only root may enter: then a folder outside, found
 * again through `.data/where`. `say` gets one line that tells so.
 */
export const findHome = (dataDir: string, say: (line: string) => void): Home => {
  mkdirSync(dataDir, { recursive: true })
  const own = realpathSync(dataDir)
  const elsewhere = readIfThere(join(own, 'where'))?.trim()
  if (elsewhere) return knownHome(own, elsewhere, say)
  const home = homeIn(own)
  if (!home.account || canEnter(own, home.account)) return home
  refuseIfDataIsLockedIn(home, own)
  return newHome(own, home.account, say)
}

const homeIn = (folder: string): Home => {
  const cluster = join(folder, 'pg')
  return { folder, cluster, account: accountFor(cluster) }
}

const knownHome = (own: string, elsewhere: string, say: (line: string) => void): Home => {
  if (!statSync(elsewhere, { throwIfNoEntry: false })?.isDirectory())
    throw new StartFault(
      `${join(own, 'where')} says that the data lies in ${elsewhere}, which is not there. ` +
        'Bring that folder back, or delete the file to begin with an empty database.',
    )
  tellWhere(own, elsewhere, say)
  return homeIn(elsewhere)
}

const newHome = (own: string, account: Account, say: (line: string) => void): Home => {
  const folder = makeReachableFolder(account)
  writeFileSync(join(folder, 'clone'), `${own}\n`)
  if (!writeOnce(join(own, 'where'), `${folder}\n`)) {
    // Another process was quicker: its folder counts.
    rmSync(folder, { recursive: true })
    return findHome(own, say)
  }
  tellWhere(own, folder, say)
  return homeIn(folder)
}

// The first two outlive a restart of the machine; the last is better than not starting.
const makeReachableFolder = (account: Account): string => {
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = tryFolderIn(parent)
    if (!folder) continue
    if (canEnter(folder, account)) return folder
    rmSync(folder, { recursive: true })
  }
  throw new StartFault(
    `PostgreSQL refuses to run as root, and user ${account.uid} can enter none of /var/lib, /var/tmp and ${tmpdir()}. ` +
      'Start as an ordinary user, or set DATABASE_URL.',
  )
}

const tryFolderIn = (parent: string): string | undefined => {
  try {
    const folder = mkdtempSync(join(parent, 'yuantuan-'))
    chmodSync(folder, 0o755)
    return folder
  } catch {
    return undefined
  }
}

const refuseIfDataIsLockedIn = (home: Home, own: string): void => {
  if (!statSync(home.cluster, { throwIfNoEntry: false })) return
  throw new StartFault(
    `The database in ${home.cluster} cannot be reached by user ${home.account?.uid}, under which its server runs: ` +
      `a folder above ${own} is closed to others. Open it (chmod o+x), or move the clone back.`,
  )
}

const tellWhere = (own: string, folder: string, say: (line: string) => void): void =>
  say(`The database lies in ${folder}: PostgreSQL does not run as root, and only root may enter ${own}.`)
