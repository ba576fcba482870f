import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { buildGallery, serveGallery } from '../../../config/gallery'
import { type Browser, launchBrowser, type Phone } from '../browser'
import { sizeTo } from './actor'

jest.setTimeout(300_000)

let browser: Browser
let server: Server
let phone: Phone

beforeAll(async () => {
  await buildGallery()
  const served = await serveGallery(0)
  server = served.server
  browser = await launchBrowser()
  phone = await browser.phone('gallery')
  await phone.page.goto(served.url)
  await phone.page.locator('#block-WideFrame').waitFor()
})
afterAll(async () => {
  await browser.close()
  server.close()
})

test('axe finds no serious fault in any block, in care mode neither', async () => {
  await phone.page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') })
  const faults = await phone.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
    interface Violation {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
    }
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 4)
            .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)
            .join('\n')}`,
      )
  })
  expect(faults).toEqual([])
})

test('a thousand rows come page by page, and only those near the screen are drawn', async () => {
  const { page } = phone
  const list = page.getByRole('list', { name: '一千行' }).first()
  let most = 0
  for (let round = 0; round < 120 && !(await list.getByText('第 1000 行').isVisible()); round += 1) {
    await list
      .locator('> *')
      .last()
      .evaluate((last) => last.scrollIntoView({ block: 'end' }))
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    most = Math.max(most, await list.getByRole('listitem').count())
  }
  await list.getByText('第 1000 行').waitFor()
  expect(most).toBeLessThan(200)
})

test('at 320 px nothing leaves the page, in care mode neither', async () => {
  await sizeTo(phone.page, { width: 320, height: 700 })
  const wide = await phone.page.evaluate(() =>
    [...document.querySelectorAll('[id^=block-] *')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > window.innerWidth + 1)
      .filter((element) => !element.closest('[role=tablist]'))
      .map(
        (element) =>
          `${element.closest('[id^=block-]')!.id} ${element.tagName} ${element.className} ${element.textContent!.slice(0, 20)}`,
      )
      .slice(0, 12),
  )
  await keep('gallery-320')
  expect(wide).toEqual([])
})

test('a panel takes the keyboard, keeps it, and gives it back on Escape', async () => {
  const { page } = phone
  const opener = page.getByRole('button', { name: '打开面板' }).first()
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '选择规格' })
  await dialog.waitFor()
  for (let n = 0; n < 5; n += 1) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((panel) => panel.contains(document.activeElement))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('Enter and Space do what a tap does', async () => {
  const one = phone.page.getByRole('switch', { name: '物流消息' }).first()
  await one.focus()
  expect(await one.getAttribute('aria-checked')).toBe('true')
  await phone.page.keyboard.press('Space')
  expect(await one.getAttribute('aria-checked')).toBe('false')
})

async function keep(name: string): Promise<void> {
  const folder = resolve(__dirname, '../../../.artefacts/screens')
  mkdirSync(folder, { recursive: true })
  await phone.page.locator('.taro_page').evaluate((page) => {
    page.style.height = 'auto'
    page.style.overflow = 'visible'
  })
  await phone.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, timeout: 90_000 })
}
