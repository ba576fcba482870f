import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface Size {
  /** The key under which `npm run bench --json` prints it. */
  readonly key: string
  readonly bytes: number
  readonly limit: number
}

const MB = 1024 * 1024
const MAIN_MAX = 1.5 * MB
const SUBPACKAGE_MAX = 1 * MB
/** Whoever taps a shared card waits for this one: it holds the card's page. */
const ENTRY_MAX = 500 * 1024
const CARD_PAGE = 'consumer/campaign/index'

interface AppJson {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}

/** What WeChat downloads before the first page, and with each side: plain bytes of the built files. */
export function weappSizes(dist: string): Size[] {
  if (!existsSync(join(dist, 'app.json'))) throw new Error(`no mini-program in ${dist}: npm run build:weapp`)
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? app.subpackages ?? []).map((sub) => sub.root.replace(/^\/|\/$/g, ''))
  const sums = new Map<string, number>([['main', 0], ...roots.map((root) => [root, 0] as const)])
  for (const { file, bytes } of builtFiles(dist)) {
    const part = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main'
    sums.set(part, (sums.get(part) ?? 0) + bytes)
  }
  return [...sums].map(([part, bytes]) => ({
    key: `size.weapp.${part}`,
    bytes,
    limit: limitOf(part),
  }))
}

export function limitOf(part: string): number {
  if (part === 'main') return MAIN_MAX
  return CARD_PAGE.startsWith(`${part}/`) ? ENTRY_MAX : SUBPACKAGE_MAX
}

function builtFiles(dist: string): { file: string; bytes: number }[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: relative(dist, path).replaceAll('\\', '/'), bytes: statSync(path).size }))
}
