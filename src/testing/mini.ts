import { resolve } from 'node:path'
import { makeClock } from './weapp-clock'
import { makeComponents, registerComponent, sendAsJson } from './weapp-components'
import { readPackage } from './weapp-package'
import { breathe, makePage, type Page } from './weapp-page'
import { makeRealm } from './weapp-realm'
import { makeStack, type Stack } from './weapp-stack'
import { makeWx, type Wechat, type WxCall, type WxParts } from './weapp-wx'

/** One person's phone with the compiled mini-program on it. Several may run in one test: each has its own memory. */
export interface Mini {
  /** Starts the app as WeChat does, cold, on a page: a card in a chat is scene 1007, a code 1047. */
  launch(url?: string, scene?: number): Promise<Page>
  /** Goes to a page as `wx.navigateTo` (a tab: `wx.switchTab`) would. */
  go(url: string): Promise<Page>
  /** The page on top. */
  page(): Page
  back(): Promise<void>
  /** Waits until what is asked for is there, and gives it back; fails with the page's text after `ms`. */
  until<T>(look: (page: Page) => T | null | undefined | false, ms?: number): Promise<T>
  /** Lets time pass by the app's clock alone, as if the person looked on and did nothing. */
  stand(ms: number): Promise<void>
  /** The time that a hand takes, by the app's clock. */
  skip(ms: number): void
  readonly stack: Stack
  readonly storage: Map<string, unknown>
  /** What the app asked of WeChat, in order. */
  readonly calls: readonly WxCall[]
  close(): Promise<void>
}

export interface MiniOptions {
  /** Base URL of the running product. */
  readonly api: string
  /** The built package; dist/weapp unless told. */
  readonly dist?: string
  readonly wechat?: Partial<Wechat>
}

/** WEAPP_DIST names another built package, for who builds while tests run. */
const BUILT = process.env.WEAPP_DIST ?? resolve(__dirname, '../../dist/weapp')
const WAIT = 20_000

const unhelpful = (name: string) => () => {
  throw { errMsg: `${name}:fail this person's WeChat was told nothing about it` }
}
const NOBODY: Wechat = { login: unhelpful('login'), pay: unhelpful('requestPayment'), subscribe: () => ({}), more: {} }

/** What miniprogram-simulate puts beside the page. */
const simulated = globalThis as unknown as {
  wx: Record<string, unknown>
  Behavior: (definition: Record<string, unknown>) => unknown
}

/** Opens the compiled mini-program for one person. Needs jest's `weapp` project. */
export function openMini(options: MiniOptions): Mini {
  const weapp = readPackage(options.dist ?? BUILT)
  const storage = new Map<string, unknown>()
  const calls: WxCall[] = []
  const entered: WxParts['entered'] = { path: weapp.pages[0]!, query: {}, scene: 1001 }
  const wechat = { ...NOBODY, ...options.wechat }
  const api = () => options.api
  const stack = makeStack((route, query) => open(route, query), weapp.tabs)
  const clock = makeClock()
  const realm = makeRealm({
    dist: weapp.dist,
    clock,
    wx: (intoApp) => ({ ...simulated.wx, ...makeWx({ wechat, api, stack, storage, calls, intoApp, entered }) }),
    pages: () => stack.pages.map((page) => page.instance),
    component: registerComponent,
    behavior: simulated.Behavior,
  })
  const components = makeComponents(weapp, realm.run)
  let opened = 0

  async function open(route: string, query: Record<string, string>): Promise<Page> {
    if (!weapp.pages.includes(route)) throw { errMsg: `navigateTo:fail page "${route}" is not found` }
    const component = components.draw(route)
    const id = `page-${++opened}`
    const instance = component.instance as unknown as Page['instance']
    Object.assign(instance, { route, __route__: route, getPageId: () => id })
    sendAsJson(instance, clock.now)
    ;(instance.onLoad as ((query: unknown) => void) | undefined)?.(realm.into(query))
    const page = makePage({ route, component, intoApp: realm.into })
    setTimeout(() => (instance.onReady as (() => void) | undefined)?.(), 0)
    return page
  }

  const go = (url: string): Promise<Page> =>
    weapp.tabs.has(url.replace(/^\//, '').split('?')[0]!) ? stack.switchTab(url) : stack.push(url)

  return {
    stack,
    storage,
    calls,
    go,
    page: stack.top,
    stand: clock.pass,
    skip: clock.skip,
    back: () => stack.back(1),
    close: stack.closeAll,
    async launch(url = `/${weapp.pages[0]}`, scene = 1001) {
      const [path = '', search = ''] = url.replace(/^\//, '').split('?')
      Object.assign(entered, { path, scene, query: Object.fromEntries(new URLSearchParams(search)) })
      realm.run('app.js')
      realm.app().onLaunch?.(realm.into(entered))
      realm.app().onShow?.(realm.into(entered))
      return stack.restart(url)
    },
    until: (look, ms = WAIT) => until(stack, look, ms),
  }
}

async function until<T>(stack: Stack, look: (page: Page) => T | null | undefined | false, ms: number): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = stack.pages.length > 0 ? look(stack.top()) : null
    if (found) return found
    if (Date.now() > end) {
      const page = stack.pages.at(-1)
      throw new Error(`not seen within ${ms} ms on ${page?.route}: ${look}\n${page?.text()}`)
    }
    await breathe()
  }
}
