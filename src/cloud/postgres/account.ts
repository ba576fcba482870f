import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartFault } from './start-fault'

/** The account that PostgreSQL runs under when we are root, which it refuses to be. */
export interface Account {
  uid: number
  gid: number
}

// What "nobody" is nearly everywhere; the few systems that say otherwise are asked.
const NOBODY: Account = { uid: 65534, gid: 65534 }

/**
 * Undefined for an ordinary user: the server runs as that user. For root: whoever owns the cluster, so that data
 * made by an ordinary user stays that user's, else nobody.
 */
export const accountFor = (cluster: string): Account | undefined => {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (process.getuid?.() === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody()
  if (owner && owner.uid !== process.getuid?.())
    throw new StartFault(`${cluster} belongs to user ${owner.uid}. Start as that user or as root, or chown it.`)
  return undefined
}

/** Asks the system itself, as the account, whether a folder can be entered: access lists and mounts count too. */
export const canEnter = (folder: string, account: Account): boolean => {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...account, cwd: '/' })
  if (asked.error)
    throw new StartFault(
      `PostgreSQL refuses to run as root, and this root may not run programs as user ${account.uid} ` +
        `(${asked.error.message}). Start as an ordinary user, or set DATABASE_URL.`,
    )
  return asked.status === 0
}

/** Whether a program starts as the account (as ourselves without one): its folder, its file and its libraries. */
export const canRun = (program: string, account: Account | undefined): boolean =>
  spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0

// initdb wants its user in the password file, whose "nobody" may have another number.
const nobody = (): Account => {
  const ask = (what: string) =>
    Number(spawnSync('id', [what, 'nobody'], { encoding: 'utf8' }).stdout?.trim() || Number.NaN)
  const [uid, gid] = [ask('-u'), ask('-g')]
  return Number.isSafeInteger(uid) && Number.isSafeInteger(gid) && uid > 0 ? { uid, gid } : NOBODY
}
