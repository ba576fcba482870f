import { join } from 'node:path'
import type { ComponentId, RootComponent } from 'miniprogram-simulate'
import * as simulate from 'miniprogram-simulate'
import simulatedTools from 'miniprogram-simulate/src/utils'
import type { WeappPackage } from './weapp-package'

type Definition = Record<string, unknown>
type Loaded = ComponentId<never, never, never>
export type Drawn = RootComponent<never, never, never>

/** The simulator's own constructor, taken before anybody changes it: it registers what was loaded last. */
const register = (globalThis as unknown as { Component: (definition: Definition) => void }).Component

/** Draws files of one package with the official compiler. A component's script runs once; its id serves every page. */
export function makeComponents(weapp: WeappPackage, run: (file: string) => unknown) {
  const ids = new Map<string, Loaded>()
  const options = { rootPath: weapp.dist, compiler: 'official' as const, compilerOptions: { maxBuffer: 1 << 28 } }
  const idOf = (file: string): Loaded => {
    const known = ids.get(file)
    if (known) return known
    const usingComponents = Object.fromEntries(
      Object.entries(weapp.componentsOf(file)).map(([tag, path]) => [tag, path === file ? path : idOf(path)]),
    )
    // Several mini-programs share the simulator: each load runs the scripts of its own realm.
    simulatedTools.runJs = run
    const id = simulate.load(join(weapp.dist, file), { ...options, usingComponents }) as unknown as Loaded
    ids.set(file, id)
    return id
  }
  return { draw: (file: string): Drawn => simulate.render(idOf(file)) as Drawn }
}

/** What the app's realm registered, in shapes that the simulator's realm understands. */
export function registerComponent(definition: Definition): void {
  const attached = definition.attached as ((...args: unknown[]) => void) | undefined
  register({
    ...definition,
    data: cloned(definition.data),
    options: { ...(cloned(definition.options) as object | undefined), classPrefix: '' },
    properties: propertiesOf(definition.properties as Properties | undefined),
    behaviors: Array.isArray(definition.behaviors) ? [...definition.behaviors] : [],
    externalClasses: Array.isArray(definition.externalClasses) ? [...definition.externalClasses] : [],
    attached(this: HasData, ...args: unknown[]) {
      sendAsJson(this)
      attached?.apply(this, args)
    },
  })
}

type Properties = Record<string, { type?: { name: string }; value?: unknown } | null>
const TYPES: Readonly<Record<string, unknown>> = { Object, String, Number, Boolean, Array }

const propertiesOf = (properties: Properties | undefined) =>
  properties &&
  Object.fromEntries(
    Object.entries(properties).map(([name, p]) => [
      name,
      { type: TYPES[p?.type?.name ?? ''] ?? null, value: cloned(p?.value) },
    ]),
  )

export interface HasData {
  setData: SetData
}

export interface SetData {
  (data: unknown, done?: () => void): void
  /** Each piece of data sent so far, when and how many bytes: WeChat limits both. */
  sent?: Sent[]
}

export interface Sent {
  /** By the app's clock, in ms. */
  readonly at: number
  readonly bytes: number
}

/** Data crosses from the app's realm to the view's as JSON, as between WeChat's two threads. */
export function sendAsJson(instance: HasData, now: () => number = Date.now): void {
  if (instance.setData.sent) return
  const set = instance.setData
  const sent: Sent[] = []
  const send: SetData = (data, done) => {
    const text = JSON.stringify(data)
    sent.push({ at: now(), bytes: Buffer.byteLength(text) })
    set.call(instance, JSON.parse(text), done)
  }
  send.sent = sent
  instance.setData = send
}

const cloned = (value: unknown): unknown => (value === undefined ? value : JSON.parse(JSON.stringify(value)))
