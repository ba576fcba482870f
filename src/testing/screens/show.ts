import type { Page } from 'playwright-core'
import type { Id } from '@/kernel/id'
import type { Browser, Screen as Sizes } from '../browser'
import type { Product } from '../product'

export interface Stage {
  readonly product: Product
  readonly browser: Browser
}

/** How a page is looked at. */
export interface View {
  readonly width: 'phone' | 'small' | 'desk'
  readonly care?: true
}

const SIZES: Record<View['width'], Sizes> = {
  phone: { width: 390, height: 844 },
  small: { width: 320, height: 640 },
  desk: { width: 1440, height: 900 },
}
const CALLS = /^\/(visitor|consumer|reseller|brand|operator)\//
const FAULT = { code: 'fault', money: 'safe', next: '', requestId: '01990000-dead-7000-8000-000000000000', facts: {} }

/** A browser on the product, for somebody who is signed in already. */
export async function enter({ product, browser }: Stage, who: Id | null, view: View): Promise<Page> {
  const { page } = await browser.phone(`${who ?? 'visitor'}`, SIZES[view.width])
  const kept: Record<string, unknown> = { ...(who ? { session: await sessionOf(product, who) } : {}) }
  if (view.care) kept.care = { choice: true, byWechat: false }
  await page.addInitScript((entries) => {
    // A blank page between two places has no memory.
    if (location.protocol === 'about:') return
    for (const [name, state] of entries)
      localStorage.setItem(name, JSON.stringify({ data: JSON.stringify({ state, version: 0 }) }))
  }, Object.entries(kept))
  return page
}

/** What the app keeps of somebody who is signed in. */
export async function sessionOf({ api, url }: Product, who: Id): Promise<unknown> {
  const token = api.house.tokens.make(who)
  const answer = await fetch(`${url}/consumer/crm.me`, { headers: { authorization: `Bearer ${token}` } })
  return { token, me: await answer.json() }
}

interface Opening {
  readonly path: string
  /** Every call is answered with a fault of ours. */
  readonly broken?: boolean
  /** These calls find nothing. */
  readonly bare?: readonly string[]
}

/** Opens a place of the app. */
export async function goTo(page: Page, { url }: Product, { path, broken, bare }: Opening) {
  const calls = ({ pathname }: URL) => CALLS.test(pathname)
  if (broken) await page.route(calls, (route) => route.fulfill({ status: 500, json: FAULT }))
  const finds = ({ pathname }: URL) => bare?.some((name) => pathname.endsWith(`/${name}`)) ?? false
  if (bare) await page.route(finds, (route) => route.fulfill({ json: { items: [], next: null } }))
  await page.goto('about:blank')
  // The entry page brings its own first answer along; anywhere else does not.
  await page.goto(`${url}/?plain#${path}`)
  await page.waitForSelector('.taro_page', { state: 'attached' })
  await page.waitForFunction(settled, undefined, { timeout: 8_000 }).catch(() => undefined)
}

/** No skeleton is left, pictures in sight have come, letters too. */
function settled(): boolean {
  const inSight = [...document.images].filter((image) => {
    const { top, bottom, left, right } = image.getBoundingClientRect()
    // What waits at the side of a strip comes when somebody draws it in.
    const onScreen = bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth
    return image.checkVisibility() && onScreen
  })
  const waits = document.querySelector('[class*="skeleton"]')
  return (
    !waits && inSight.every((image) => image.complete && image.naturalWidth > 0) && document.fonts.status === 'loaded'
  )
}
