import type { Facts } from './facts'
import { SCREENS } from './list'

/** A world in which there is something to see everywhere: facts are ids, or things that have some. */
const someone = { id: 'o', personId: 'p', roundId: 'r' }
const anything: object = new Proxy(someone, {
  get: (ids, name) => (typeof name === 'symbol' ? undefined : (Reflect.get(ids, name) ?? anything)),
})
const anywhere = new Proxy({}, { get: () => anything }) as Facts

/** The config is written for Taro's compiler, which brings this function along. */
function pagesOfApp(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { pages, subPackages } = (require('@/app/app.config') as { default: AppConfig }).default
  return [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

test('every page of the app is on the list of screens that is looked at', () => {
  const looked = new Set(SCREENS.map((screen) => screen.at(anywhere)?.path.slice(1).split('?')[0]))
  expect(pagesOfApp().filter((page) => !looked.has(page))).toEqual([])
})

test('every desk is looked at in its own width too', () => {
  const narrow = SCREENS.filter(({ at, desk }) => /^\/(brand|operator)\//.test(at(anywhere)?.path ?? '') && !desk)
  expect(narrow.map(({ name }) => name)).toEqual([])
})

test('no two screens share a name', () => {
  expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length)
})
