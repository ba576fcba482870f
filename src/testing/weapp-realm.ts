import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { type Clock, SET_CLOCK } from './weapp-clock'

type Definition = Record<string, unknown>

/** Where the app's code runs: it has only what WeChat gives, no window, document, fetch, URL or localStorage. */
export interface Realm {
  /** Runs a file of the package once, as WeChat's require does. */
  run(file: string): unknown
  /** A value made anew by the realm's own constructors, since the view and the app share no memory. */
  into(value: unknown): unknown
  /** What `App()` was given. */
  app(): AppObject
}

export interface AppObject {
  onLaunch?(options: unknown): void
  onShow?(options: unknown): void
  [hook: string]: unknown
}

interface RealmParts {
  readonly dist: string
  readonly clock: Clock
  /** Asked when it is needed: wx itself needs the realm. */
  readonly wx: (into: Realm['into']) => Record<string, unknown>
  readonly pages: () => unknown[]
  readonly component: (definition: Definition) => void
  readonly behavior: (definition: Definition) => unknown
}

export function makeRealm({ dist, clock, wx, pages, component, behavior }: RealmParts): Realm {
  let app: AppObject | null = null
  const sandbox: Record<string, unknown> = {
    console,
    ...clock.timers,
    getApp: () => app,
    getCurrentPages: pages,
    Component: component,
    Behavior: behavior,
  }
  sandbox.App = (given: AppObject) => {
    app = given
  }
  sandbox.Page = (page: Definition) => component(pageAsComponent(page))
  createContext(sandbox)
  ;(runInContext(SET_CLOCK, sandbox) as (now: () => number) => void)(clock.now)
  const parse = runInContext('JSON.parse', sandbox) as (text: string) => unknown
  const into = (value: unknown) => (value === undefined ? value : parse(JSON.stringify(value)))
  sandbox.wx = wx(into)
  return {
    run: runner(dist, sandbox),
    into,
    app: () => {
      if (!app) throw new Error('app.js has not called App()')
      return app
    },
  }
}

/** Taro registers pages with Page; only components can be drawn here. */
function pageAsComponent(page: Definition): Definition {
  const methods = Object.fromEntries(Object.entries(page).filter(([, value]) => typeof value === 'function'))
  return { data: page.data, methods }
}

type Module = { exports: unknown }

function runner(dist: string, sandbox: object): (file: string) => unknown {
  const modules = new Map<string, Module>()
  const run = (file: string): unknown => {
    const path = resolve(dist, file.endsWith('.js') ? file : `${file}.js`)
    const known = modules.get(path)
    if (known) return known.exports
    const module: Module = { exports: {} }
    modules.set(path, module)
    const text = `(function (require, module, exports) {${readFileSync(path, 'utf8')}\n})`
    const require = (other: string) => run(resolve(dirname(path), other))
    runInContext(text, sandbox, { filename: path })(require, module, module.exports)
    return module.exports
  }
  return run
}
