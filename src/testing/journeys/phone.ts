import { type Mini, openMini } from '../mini'
import type { Product } from '../product'
import type { Page } from '../weapp-page'
import type { Person } from '../world'
import { larger, type PageSize, sizeOf } from './page-size'

/** One person's phone. Its person reads and taps by what the screen says, never by how it is built. */
export interface Phone extends Mini {
  readonly person: Person
  /** Waits until the page on top says all of this. */
  see(...texts: (string | RegExp)[]): Promise<Page>
  /** Waits until this is to be read somewhere, and taps it. */
  press(text: string | RegExp): Promise<void>
  /** Types into the field with this label; `nth` of several with the same one. */
  fill(label: string, value: string, nth?: number): Promise<void>
  /** The largest that each visited page has been. */
  readonly sizes: ReadonlyMap<string, PageSize>
  /** How often the app asked WeChat for this. */
  asked(name: string): number
  /** What the app has put into the clipboard last. */
  clipboard(): string
}

/** Nobody's thumb is faster, and what a page sends in a second is counted as with a thumb. */
const HAND_MS = 200

type More = Readonly<Record<string, unknown>>

export function openPhone(product: Product, person: Person, more: More = {}): Phone {
  const mini = openMini({ api: product.url, wechat: { ...wechatOf(product, person, more) } })
  const sizes = new Map<string, PageSize>()
  const until: Mini['until'] = async (look, ms) => {
    const found = await mini.until(look, ms)
    const page = mini.page()
    const size = sizeOf(page)
    sizes.set(page.route, larger(size, sizes.get(page.route) ?? size))
    return found
  }
  return {
    ...mini,
    person,
    sizes,
    until,
    async see(...texts) {
      for (const text of texts) await until((page) => says(page, text))
      return mini.page()
    },
    async press(text) {
      const found = await until((page) => page.byText(text))
      mini.skip(HAND_MS)
      await mini.page().tap(found)
    },
    async fill(label, value, nth = 0) {
      const found = await until((page) => inputsOf(page, label)[nth])
      mini.skip(HAND_MS)
      await mini.page().type(found, value)
    },
    asked: (name) => mini.calls.filter(([called]) => called === name).length,
    clipboard: () => String(mini.calls.filter(([called]) => called === 'setClipboardData').at(-1)?.[1].data ?? ''),
  }
}

const says = (page: Page, text: string | RegExp): boolean =>
  typeof text === 'string' ? page.text().includes(text) : text.test(page.text())

/** The inputs beside a label: the nearest ones in the box that the label stands in. */
function inputsOf(page: Page, label: string): HTMLElement[] {
  const labels = page.findAll('*').filter((node) => (node.textContent ?? '').trim() === label)
  const inputs = labels.map((node) => node.parentElement?.querySelector<HTMLElement>('wx-input, wx-textarea') ?? null)
  return [...new Set(inputs)].filter((input) => input !== null)
}

/** WeChat as this person meets it: the stand-in knows them, takes their money and keeps what they subscribed to. */
function wechatOf({ standin }: Product, { openid }: Person, more: More) {
  return {
    login: () => standin.loginCode(openid),
    async pay(asked: Readonly<Record<string, string>>) {
      const { timeStamp = '', nonceStr = '', package: of = '', paySign = '' } = asked
      const params = { timeStamp, nonceStr, package: of, signType: 'RSA' as const, paySign }
      const errMsg = await standin.pay(of.replace('prepay_id=', ''), { openid, params })
      if (errMsg !== 'requestPayment:ok') throw { errMsg }
    },
    more: {
      requestSubscribeMessage: answering(async ({ tmplIds }) => {
        const ids = tmplIds as string[]
        for (const id of ids) await standin.consent(openid, id)
        return { ...Object.fromEntries(ids.map((id) => [id, 'accept'])), errMsg: 'requestSubscribeMessage:ok' }
      }),
      ...more,
    },
  }
}

interface Callbacks {
  success?(answer: unknown): void
  fail?(cause: unknown): void
}

/** A function of `wx` as WeChat's are: it answers by callbacks, or by a promise to who gave none. */
export const answering =
  (answer: (options: Record<string, unknown>) => unknown) =>
  (options: Callbacks & Record<string, unknown> = {}): Promise<unknown> | undefined => {
    const answered = Promise.resolve(options).then(answer)
    if (!options.success && !options.fail) return answered
    answered.then(
      (given) => options.success?.(given),
      (cause) => options.fail?.(cause),
    )
    return undefined
  }
