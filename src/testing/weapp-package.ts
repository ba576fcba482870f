import { readFileSync, realpathSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A built mini-program on disk: its pages, tabs and which components each file uses. */
export interface WeappPackage {
  readonly dist: string
  readonly pages: readonly string[]
  readonly tabs: ReadonlySet<string>
  /** Tag → path of the component, from the root of the package. */
  componentsOf(file: string): Readonly<Record<string, string>>
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

export function readPackage(folder: string): WeappPackage {
  const dist = realpathSync(folder)
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(dist, file), 'utf8')) as T
  const app = read<AppJson>('app.json')
  const subs = app.subPackages ?? app.subpackages ?? []
  return {
    dist,
    pages: [...app.pages, ...subs.flatMap((sub) => sub.pages.map((page) => posix.join(sub.root, page)))],
    tabs: new Set(app.tabBar?.list.map((tab) => tab.pagePath) ?? []),
    componentsOf(file) {
      const { usingComponents = {} } = read<{ usingComponents?: Record<string, string> }>(`${file}.json`)
      const fromRoot = (path: string) => (path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path))
      return Object.fromEntries(Object.entries(usingComponents).map(([tag, path]) => [tag, fromRoot(path)]))
    },
  }
}

/** "/consumer/campaign/index?c=1" → its page and query. */
export function splitUrl(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?')
  return { route: path, query: Object.fromEntries(new URLSearchParams(search)) }
}
