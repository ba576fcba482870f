import type { Page } from 'playwright-core'
import { coldBrew, jasmine, mei } from '../world'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(60_000)

let stage: Stage
const paths = { card: '', home: '/' }

beforeAll(async () => {
  stage = await setStage()
  const [campaignId] = (await stage.onSale(offerOf(jasmine), offerOf(coldBrew))) as [string, string]
  const shop = await stage.client(mei)
  const { body } = await shop.send<{ code: string }>('reseller/sharing.share', { campaignId })
  paths.card = `/s/${body.code}`
})
afterAll(() => stage.strike())

const seen = (page: Page) => page.getByText(jasmine.title).filter({ visible: true }).first().waitFor()

/** Where the title and the picture stand, in whole px. */
const placesIn = (page: Page, box: string) =>
  page.evaluate(`(() => {
    const all = [...document.querySelectorAll('${box} *')]
    const title = all.find((one) => one.childElementCount === 0 && one.textContent === '${jasmine.title}')
    const picture = all.find((one) => one.tagName === 'IMG')
    return [title, picture].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return [x, y, width, height].map(Math.round)
    })
  })()`)

/** How far anything jumped since the page began, as browsers reckon it. */
const jumps = (page: Page) =>
  page.evaluate(`new Promise((told) => {
    const seen = []
    new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => told(seen.reduce((sum, { value }) => sum + value, 0)), 200)
  })`)

test.each(['card', 'home'] as const)('the %s page can be read and seen although no script ever comes', async (name) => {
  const { page, shot, close } = await stage.phone(`first-paint-${name}`)
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(stage.product.url + paths[name])
  await seen(page)
  await page.waitForFunction("document.querySelector('#first-paint img').naturalWidth > 0")
  await shot('alone')
  await close()
})

test.each(['card', 'home'] as const)('the app’s %s page takes the place of its paint to the pixel', async (name) => {
  const { page, shot, close } = await stage.phone(`first-paint-${name}`)
  let go = () => {}
  const held = new Promise<void>((open) => {
    go = open
  })
  await page.route('**/js/app.*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(stage.product.url + paths[name], { waitUntil: 'commit' })
  await seen(page)
  const painted = await placesIn(page, '#first-paint')
  go()
  await page.locator('#first-paint').waitFor({ state: 'detached' })
  expect(await placesIn(page, '#app')).toEqual(painted)
  await page.waitForLoadState('networkidle')
  expect(await placesIn(page, '#app')).toEqual(painted)
  await shot('app')
  expect(await jumps(page)).toBeLessThan(0.05)
  await close()
})

test('who comes back to another page of the app never sees the paint of the card', async () => {
  const { page, close } = await stage.phone('first-paint-elsewhere')
  await page.goto(`${stage.product.url}${paths.card}#/consumer/help/index`)
  await page.getByText('没有成团，钱什么时候退？').first().waitFor({ state: 'attached' })
  expect(await page.locator('#first-paint').count()).toBe(0)
  await close()
})
