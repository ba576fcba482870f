import exparser from 'miniprogram-exparser'
import type { RootComponent } from 'miniprogram-simulate'
import type { SetData } from './weapp-components'

/** An open page as its person sees it. Elements are found by CSS selectors or by the text they show. */
export interface Page {
  readonly route: string
  /** The page object that Taro registered: `onShareAppMessage` and the like. */
  readonly instance: PageInstance
  text(): string
  find(selector: string): HTMLElement | null
  findAll(selector: string): HTMLElement[]
  /** The innermost element whose whole text is, or contains, `text`. */
  byText(text: string | RegExp): HTMLElement | null
  /** Any event of a mini-program: tap, input, change, confirm, scrolltolower … */
  fire(target: Target, type: string, detail?: Record<string, unknown>): Promise<void>
  tap(target: Target): Promise<void>
  type(target: Target, value: string): Promise<void>
  show(): Promise<void>
  hide(): Promise<void>
  close(): Promise<void>
}
/** A selector, an element, or `{ text }` of the innermost element that shows it. */
export type Target = string | HTMLElement | { readonly text: string | RegExp }

export interface PageInstance {
  route: string
  setData: SetData
  onShow?(): void
  onHide?(): void
  onUnload?(): void
  onShareAppMessage?(from: unknown): unknown
  onShareTimeline?(): unknown
  [hook: string]: unknown
}

interface PageParts {
  readonly route: string
  readonly component: RootComponent<never, never, never>
  readonly intoApp: (value: unknown) => unknown
}

/** The element of the running component, ready for a person; the caller attaches it and tells its life. */
export function makePage({ route, component, intoApp }: PageParts): Page {
  const host = document.body.appendChild(document.createElement('div'))
  const instance = component.instance as unknown as PageInstance
  const findAll = (selector: string) => [...host.querySelectorAll<HTMLElement>(selector)]
  const page: Page = {
    route,
    instance,
    text: () => host.textContent ?? '',
    find: (selector) => host.querySelector<HTMLElement>(selector),
    findAll,
    byText: (text) => innermost(findAll('*'), text),
    async fire(target, type, detail = {}) {
      const options = {
        bubbles: true,
        composed: true,
        capturePhase: true,
        extraFields: { touches: [], changedTouches: [] },
      }
      const node = (elementOf(page, target) as unknown as { __wxElement: unknown }).__wxElement
      exparser.Event.dispatchEvent(node, exparser.Event.create(type, intoApp(detail), options))
      await breathe()
    },
    tap: (target) => page.fire(target, 'tap', { x: 1, y: 1 }),
    type: (target, value) => page.fire(target, 'input', { value, cursor: value.length }),
    async show() {
      instance.onShow?.()
      await breathe()
    },
    async hide() {
      instance.onHide?.()
      await breathe()
    },
    async close() {
      instance.onUnload?.()
      component.detach()
      host.remove()
      await breathe()
    },
  }
  component.attach(host)
  return page
}

/** React and setData take a few turns of the event loop to reach the screen. */
export async function breathe(turns = 5): Promise<void> {
  for (let n = 0; n < turns; n++) await new Promise((next) => setTimeout(next, 2))
}

function elementOf(page: Page, target: Target): HTMLElement {
  const element = find(page, target)
  if (element) return element
  const named = typeof target === 'object' && 'text' in target ? `with the text ${target.text}` : String(target)
  throw new Error(`no element ${named} on ${page.route}:\n${page.text()}`)
}

function find(page: Page, target: Target): HTMLElement | null {
  if (typeof target === 'string') return page.find(target)
  return 'text' in target && typeof (target as { text: unknown }).text !== 'undefined' && !isElement(target)
    ? page.byText((target as { text: string | RegExp }).text)
    : (target as HTMLElement)
}

const isElement = (target: Target): target is HTMLElement => typeof target === 'object' && 'nodeType' in target

/** Whole texts win over parts of texts; of nested elements the innermost is meant. */
function innermost(elements: readonly HTMLElement[], text: string | RegExp): HTMLElement | null {
  const says = (element: HTMLElement) => (element.textContent ?? '').trim()
  const whole = elements.filter((element) => says(element) === text)
  const fits = (element: HTMLElement) =>
    typeof text === 'string' ? says(element).includes(text) : text.test(says(element))
  const hits = whole.length > 0 ? whole : elements.filter(fits)
  return hits.find((element) => !hits.some((other) => other !== element && element.contains(other))) ?? null
}
