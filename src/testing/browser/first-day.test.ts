import { MINUTE } from '@/kernel/time'
import { ana, coldBrew, jasmine, lin, longjing } from '../world'
import type { Actor } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(120_000)

const TAPS_MAX = 8
const TIME_MAX = 3 * MINUTE

let stage: Stage
let newcomer: Actor
/** Every finger that came down, counted by the browser and not by this test. */
let taps = 0

beforeAll(async () => {
  stage = await setStage()
  await stage.onSale(...[longjing, jasmine, coldBrew].map(offerOf))
  newcomer = await stage.enter(ana)
  await newcomer.page.exposeFunction('fingerDown', () => {
    taps++
  })
  await newcomer.page.addInitScript(() => {
    const { fingerDown } = window as unknown as { fingerDown: () => void }
    addEventListener('pointerdown', (event) => event.isTrusted && fingerDown(), { capture: true })
  })
})
afterAll(() => stage.strike())

test(`somebody new has a card to pass on after at most ${TAPS_MAX} taps and three minutes`, async () => {
  const from = Date.now()
  const { page } = newcomer
  await newcomer.open('/pages/home/index')
  await newcomer.see(longjing.title)
  await page.locator('.weui-tabbar__item').filter({ hasText: '小店' }).click()
  await newcomer.press('一分钟开店')
  await page.getByLabel('店名', { exact: true }).and(page.locator('input')).click()
  await page.keyboard.type('安娜的茶席')
  await newcomer.press('免费开店')
  await newcomer.see(/^小店开好了/)
  await newcomer.shot('first-day-pick')
  await newcomer.press(new RegExp(`^${longjing.title}，每件佣金`), 'checkbox')
  await newcomer.shot('first-day-chosen')
  await newcomer.press('放进并分享')
  await newcomer.see('分享码')
  await newcomer.shot('first-day-share')
  await newcomer.press('复制链接')
  expect(await newcomer.pasted()).toMatch(/\/s\/[0-9A-Za-z]{8,10}$/)
  expect(taps).toBeGreaterThan(3)
  expect(taps).toBeLessThanOrEqual(TAPS_MAX)
  expect(Date.now() - from).toBeLessThan(TIME_MAX)
  console.info(`first card after ${taps} taps`)
})

test('the link leads a friend to the goods, and the new shop’s day counts the visit', async () => {
  const link = await newcomer.pasted()
  const friend = await stage.enter(lin)
  await friend.follow(link)
  // The title stands there before the app does; the visit is told by the app.
  await friend.find(/^开团 ¥/).waitFor()
  await newcomer.open('/pages/shop/index')
  await newcomer.find('1 访问，看明细').waitFor()
  await newcomer.shot('shop-first-day')
  await newcomer.press('1 访问，看明细')
  await newcomer.see('今天 1 次访问来自')
  await newcomer.shot('shop-today-parts')
  expect(stage.faults()).toEqual([])
})
