import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { type Browser, launchBrowser } from '../browser'
import { type Product, startProduct } from '../product'
import { type Facts, factsOf } from '../screens/facts'
import { axeFaults, grow, overflowFaults, unfinishedFaults } from '../screens/judge'
import { SCREENS, type Screen } from '../screens/list'
import { live } from '../screens/live'
import { enter, goTo } from '../screens/show'
import { sizeTo } from './actor'

jest.setTimeout(240_000)

const H5 = resolve(__dirname, '../../../dist/h5')
const PHONE = { width: 390, height: 844 }
const SMALL = { width: 320, height: 640 }
const DESK = { width: 1440, height: 900 }

let product: Product
let browser: Browser
let facts: Facts
const pages = new Map<string, Page>()
const complaints: string[] = []

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ h5: H5, errands: true }), launchBrowser()])
  await live(product, { days: 21, people: 6 })
  facts = (await factsOf(product.sql)).usual
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

/** One browser for each person, signed in; what its console says is kept with the screen it stands at. */
async function pageOf(who: string | null): Promise<Page> {
  const known = pages.get(who ?? '')
  if (known) return known
  const page = await enter({ product, browser }, who as never, { width: 'phone' })
  page.on('pageerror', (fault) => complaints.push(fault.message))
  page.on('console', (message) => {
    // A refusal is an answer; browsers print its status as an error.
    const refusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refusal) complaints.push(message.text())
  })
  pages.set(who ?? '', page)
  return page
}

test('each screen has come whole, has no serious fault for axe, and never scrolls sideways', async () => {
  const faults: string[] = []
  for (const screen of SCREENS)
    faults.push(...allowed(screen, await faultsOn(screen)).map((fault) => `${screen.name}: ${fault}`))
  expect(faults.join('\n')).toBe('')
})

/** Who may not see a page is told so with a code, and nothing else may be wrong there. */
const allowed = ({ locked }: Screen, faults: readonly string[]): readonly string[] =>
  locked ? faults.filter((fault) => fault !== LOCKED) : faults
const LOCKED = 'a failure: 编号 forbidden'

async function faultsOn(screen: Screen): Promise<string[]> {
  const place = screen.at(facts)
  if (!place) return ['this world has nothing to show here']
  const page = await pageOf(place.who)
  await sizeTo(page, PHONE)
  await goTo(page, product, { path: place.path })
  const faults = [...(await unfinishedFaults(page)), ...(await axeFaults(page)), ...(await overflowFaults(page, '390'))]
  await sizeTo(page, SMALL)
  faults.push(...(await overflowFaults(page, '320')))
  await grow(page, true)
  faults.push(...(await overflowFaults(page, '320 in care mode')))
  await sizeTo(page, PHONE)
  faults.push(...(await overflowFaults(page, '390 in care mode')))
  await grow(page, false)
  if (screen.desk) faults.push(...(await faultsAtDesk(page)))
  return [...faults, ...complaints.splice(0).map((said) => `console: ${said}`)]
}

async function faultsAtDesk(page: Page): Promise<string[]> {
  await sizeTo(page, DESK)
  await page.waitForFunction(() => !document.querySelector('[class*="skeleton"]'))
  return [...(await axeFaults(page)), ...(await overflowFaults(page, '1440'))].map((fault) => `at a desk, ${fault}`)
}

test('a button without a name, letters too pale and a line too wide would each be found', async () => {
  const page = await pageOf(null)
  await sizeTo(page, PHONE)
  await goTo(page, product, { path: '/pages/home/index' })
  expect(await axeFaults(page)).toEqual([])
  await page.evaluate(() => {
    const wrong = document.createElement('div')
    wrong.innerHTML = '<div role="button" tabindex="0" style="width:60px;height:60px"></div>'
    document.querySelector('.taro_page')!.append(wrong)
    document.querySelector<HTMLElement>('[class*=campaign-grid-module__title]')!.style.color = '#ddd'
  })
  const found = await axeFaults(page)
  expect(found.some((fault) => fault.startsWith('axe aria-command-name'))).toBe(true)
  expect(found.some((fault) => fault.startsWith('axe color-contrast'))).toBe(true)
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div style="width:500px;height:1px"></div>'))
  expect(await overflowFaults(page, '390')).toHaveLength(1)
  const size = () =>
    page
      .locator('[class*=slogan]')
      .first()
      .evaluate((slogan) => getComputedStyle(slogan).fontSize)
  const before = await size()
  await grow(page, true)
  expect(await size()).not.toBe(before)
})
