import Taro from '@tarojs/taro'

export interface Copy {
  readonly data: unknown
  /** When it was true, in ms of this device. */
  readonly at: number
}

/** The last answers in memory, so that coming back shows the page at once. Bounded: the oldest makes room. */
const inMemory = new Map<string, Copy>(Object.entries(given()).map(([key, data]) => [key, { data, at: Date.now() }]))
const COPIES_MOST = 60
/** On the phone fewer and smaller ones: WeChat gives 10 MB in all, and a page that was read long ago is no help. */
const STORED_MOST = 30
const STORED_CHARS_MOST = 60_000
/** A page that asks every two seconds need not be written down each time. */
const STORED_EVERY_MS = 30_000
const INDEX = 'copies'
const storedAt = new Map<string, number>()

export const recent = (key: string): Copy | undefined => inMemory.get(key)

export function keepCopy(key: string, copy: Copy): void {
  inMemory.delete(key)
  inMemory.set(key, copy)
  const oldest = inMemory.keys().next().value
  if (inMemory.size > COPIES_MOST && oldest !== undefined) inMemory.delete(oldest)
  store(key, copy)
}

/** The copy of an earlier day, for a phone that reaches nobody. */
export function storedCopy(key: string): Copy | undefined {
  const text = Taro.getStorageSync<string>(nameOf(key))
  return text ? (JSON.parse(text) as Copy) : undefined
}

/** Forget every copy: another person uses the device. */
export function forgetCopies(): void {
  inMemory.clear()
  storedAt.clear()
  for (const key of storedKeys()) Taro.removeStorageSync(nameOf(key))
  Taro.removeStorageSync(INDEX)
}

function store(key: string, copy: Copy): void {
  if (copy.at - (storedAt.get(key) ?? 0) < STORED_EVERY_MS) return
  storedAt.set(key, copy.at)
  const text = JSON.stringify(copy)
  if (text.length > STORED_CHARS_MOST) return
  const keys = [...storedKeys().filter((other) => other !== key), key]
  for (const old of keys.splice(0, keys.length - STORED_MOST)) Taro.removeStorageSync(nameOf(old))
  // A full phone keeps nothing new; reading online works all the same.
  Taro.setStorage({ key: nameOf(key), data: text }).catch(() => undefined)
  Taro.setStorage({ key: INDEX, data: keys.join('\n') }).catch(() => undefined)
}

/** On H5 the server puts the first page's answer into the page itself: a cold start shows it without asking. */
function given(): Readonly<Record<string, unknown>> {
  if (process.env.TARO_ENV !== 'h5') return {}
  return (window as { given?: Readonly<Record<string, unknown>> }).given ?? {}
}

const storedKeys = (): string[] => Taro.getStorageSync<string>(INDEX).split('\n').filter(Boolean)
const nameOf = (key: string): string => `copy ${key}`
