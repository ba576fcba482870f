import { requestOver } from './weapp-network'
import type { Stack } from './weapp-stack'

/** What WeChat would do for this person; a test says how each turns out. Throw `{ errMsg }` to refuse. */
export interface Wechat {
  /** A code for wx.login. */
  login(): Promise<string> | string
  /** The cashier: resolves when paid; throw `{ errMsg: 'requestPayment:fail cancel' }` for a person who backs out. */
  pay(params: Readonly<Record<string, string>>): Promise<void> | void
  /** The subscription dialog: 'accept' or 'reject' by template. */
  subscribe(templateIds: readonly string[]): Readonly<Record<string, string>>
  /** Anything else of `wx`, or another behaviour of what is there. */
  readonly more: Readonly<Record<string, unknown>>
}

/** One call of `wx` as the app made it. */
export type WxCall = readonly [name: string, options: Readonly<Record<string, unknown>>]

export interface WxParts {
  readonly wechat: Wechat
  readonly api: () => string
  readonly stack: Stack
  readonly storage: Map<string, unknown>
  readonly calls: WxCall[]
  /** Values cross into the app's realm as JSON, as between WeChat's threads. */
  readonly intoApp: (value: unknown) => unknown
  readonly entered: { path: string; query: Readonly<Record<string, string>>; scene: number }
}

type Options = Record<string, unknown> & {
  success?: (value: unknown) => void
  fail?: (cause: unknown) => void
  complete?: (value: unknown) => void
}

const OK = { errMsg: 'ok' }
const DEVICE = {
  SDKVersion: '3.8.0',
  platform: 'devtools',
  brand: 'devtools',
  model: 'iPhone',
  windowWidth: 390,
  windowHeight: 844,
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 20,
  system: 'iOS 17',
  language: 'zh_CN',
  version: '8.0.50',
  safeArea: { top: 20, bottom: 810, left: 0, right: 390, width: 390, height: 790 },
}

/** Everything a page may ask of WeChat, fresh for one person: webpack's chunk registry lives on it too. */
export function makeWx(parts: WxParts): Record<string, unknown> {
  const { wechat, storage, intoApp, entered } = parts
  const later = (name: string, act: (options: Options) => unknown) => asynchronous(parts, name, act)
  const quiet = ['showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'setClipboardData']
  const silent = [
    'stopPullDownRefresh',
    'pageScrollTo',
    'saveImageToPhotosAlbum',
    'vibrateShort',
    'showShareMenu',
    'openSetting',
    'updateShareMenu',
    'getImageInfo',
  ]
  return {
    ...Object.fromEntries([...quiet, ...silent].map((name) => [name, later(name, () => OK)])),
    ...navigation(parts.stack, later),
    getSystemInfoSync: () => intoApp(DEVICE),
    getAppBaseInfo: () => intoApp(DEVICE),
    getWindowInfo: () => intoApp(DEVICE),
    getDeviceInfo: () => intoApp(DEVICE),
    getLaunchOptionsSync: () => intoApp(entered),
    getEnterOptionsSync: () => intoApp(entered),
    canIUse: () => true,
    nextTick: (act: () => void) => setTimeout(act, 0),
    getStorageSync: (key: string) => intoApp(storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    setStorage: later('setStorage', ({ key, data }) => storage.set(String(key), data) && OK),
    getStorage: later('getStorage', ({ key }) => found(storage, String(key))),
    onNetworkStatusChange: () => undefined,
    createSelectorQuery: selectorQuery,
    createIntersectionObserver: observer,
    showModal: later('showModal', () => ({ confirm: true, cancel: false, errMsg: 'ok' })),
    login: later('login', async () => ({ code: await wechat.login(), errMsg: 'ok' })),
    requestPayment: later('requestPayment', async (options) => {
      await wechat.pay(options as Readonly<Record<string, string>>)
      return { errMsg: 'requestPayment:ok' }
    }),
    requestSubscribeMessage: later('requestSubscribeMessage', ({ tmplIds }) => ({
      ...wechat.subscribe(tmplIds as readonly string[]),
      errMsg: 'ok',
    })),
    request: later('request', requestOver(parts.api) as unknown as (options: Options) => unknown),
    ...wechat.more,
  }
}

/** wx functions answer through callbacks, or by a promise when they were given none. */
function asynchronous({ calls, intoApp }: WxParts, name: string, act: (options: Options) => unknown) {
  return (options: Options = {}) => {
    calls.push([name, options])
    const answer = Promise.resolve()
      .then(() => act(options))
      .then(intoApp)
    if (!options.success && !options.fail && !options.complete) return answer
    answer.then(
      (value) => {
        options.success?.(value)
        options.complete?.(value)
      },
      (cause) => {
        const told = intoApp(cause instanceof Error ? { errMsg: `${name}:fail ${cause.message}` } : cause)
        options.fail?.(told)
        options.complete?.(told)
      },
    )
    return undefined
  }
}

function found(storage: ReadonlyMap<string, unknown>, key: string) {
  if (!storage.has(key)) throw { errMsg: 'getStorage:fail data not found' }
  return { data: storage.get(key), errMsg: 'ok' }
}

function navigation(stack: Stack, later: (name: string, act: (options: Options) => unknown) => unknown) {
  return {
    navigateTo: later('navigateTo', ({ url }) => stack.push(String(url)).then(() => OK)),
    redirectTo: later('redirectTo', ({ url }) => stack.replace(String(url)).then(() => OK)),
    switchTab: later('switchTab', ({ url }) => stack.switchTab(String(url)).then(() => OK)),
    reLaunch: later('reLaunch', ({ url }) => stack.restart(String(url)).then(() => OK)),
    navigateBack: later('navigateBack', ({ delta }) => stack.back(Number(delta ?? 1)).then(() => OK)),
  }
}

/** There is no layout: every element is a point at the origin, and no canvas has a node. */
function selectorQuery() {
  const place = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0, scrollTop: 0, scrollLeft: 0, node: null }
  const answers: (((place: unknown) => void) | null)[] = []
  const query: Record<string, unknown> = { in: () => query }
  const each = new Proxy(
    {},
    {
      get: () => (answer: unknown) => {
        answers.push(typeof answer === 'function' ? (answer as (place: unknown) => void) : null)
        return query
      },
    },
  )
  for (const name of ['select', 'selectAll', 'selectViewport']) query[name] = () => each
  query.exec = (done?: (places: unknown[]) => void) => {
    setTimeout(() => {
      for (const answer of answers) answer?.(place)
      done?.(answers.map(() => place))
    }, 0)
    return query
  }
  return query
}

function observer() {
  const seen = {
    relativeTo: () => seen,
    relativeToViewport: () => seen,
    observe: () => undefined,
    disconnect: () => undefined,
  }
  return seen
}
