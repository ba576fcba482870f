import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { Browser } from '../browser'
import type { Person } from '../world'

type Name = string | RegExp
type Role = 'button' | 'link' | 'tab' | 'radio' | 'checkbox'

/** A person before a screen: finds things by what they are called, as eyes and screen readers do. */
export interface Actor {
  readonly person: Person
  readonly page: Page
  readonly faults: readonly string[]
  /** Opens the app anew at a page, for instance `/pages/home/index`. */
  open(path: string): Promise<void>
  /** Opens a link that somebody passed on, on this person's own device. */
  follow(link: string): Promise<void>
  find(name: Name, role?: Role): Locator
  press(name: Name, role?: Role): Promise<void>
  type(label: string, text: string): Promise<void>
  /** Waits until all of these stand on the screen. */
  see(...texts: readonly Name[]): Promise<void>
  /** What was copied last. */
  pasted(): Promise<string>
  /** Keeps the screen as it is now in .artefacts/screens/. */
  shot(name: string): Promise<void>
  /** The same at the width of a desk. */
  wideShot(name: string): Promise<void>
}

const SCREENS = resolve(__dirname, '../../../.artefacts/screens')
const WAIT = 12_000
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }

export async function openActor(browser: Browser, person: Person, origin: string): Promise<Actor> {
  const { page, faults } = await browser.phone(person.name)
  page.setDefaultTimeout(WAIT)
  const left: string[] = []
  page.on('requestfailed', (request) => left.push(request.url()))
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const find = (name: Name, role: Role = 'button') =>
    page.getByRole(role, { name, exact: typeof name === 'string' }).filter({ visible: true })
  const visit = async (path: string) => {
    // Another address first, or a browser takes a change behind the # for a step within the same app.
    await page.goto('about:blank')
    await page.goto(origin + path)
  }
  return {
    person,
    page,
    get faults() {
      // Whoever leaves for the login page leaves files of this page half loaded.
      return faults.filter((fault) => !left.some((url) => fault.includes(url)))
    },
    find,
    open: (path) => visit(`/#${path}`),
    follow: (link) => visit(new URL(link).pathname + new URL(link).hash),
    press: (name, role) => find(name, role).click(),
    type: (label, text) => fieldOf(page, label).fill(text),
    async see(...texts) {
      for (const text of texts) await page.getByText(text).filter({ visible: true }).first().waitFor()
    },
    pasted: () => page.evaluate(() => navigator.clipboard.readText()),
    shot: (name) => keep(page, name),
    async wideShot(name) {
      await sizeTo(page, DESK)
      await keep(page, `${name}-wide`)
      await sizeTo(page, PHONE)
    },
  }
}

/** The input that a screen reader calls by this name. */
function fieldOf(page: Page, label: string): Locator {
  return page
    .locator('input, textarea')
    .and(page.getByLabel(label, { exact: true }))
    .filter({ visible: true })
}

/** Another size, and the layout that belongs to it: a click between the two would hit what is being replaced. */
export async function sizeTo(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  // The listener hears of it before the first frame, React draws before the second.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  )
}

/** Waits until pictures and letters have come: a half-drawn screen would show a fault that nobody has. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const shown = [...document.images].filter((image) => image.checkVisibility())
    // What ends under the bar of the app is out of sight, and comes only when somebody scrolls back to it.
    const inSight = shown.filter((image) => {
      const { top, bottom } = image.getBoundingClientRect()
      return top < window.innerHeight && (top + bottom) / 2 > 50
    })
    return inSight.every((image) => image.naturalWidth > 0) && document.fonts.status === 'loaded'
  })
}

async function keep(page: Page, name: string): Promise<void> {
  await drawn(page)
  mkdirSync(SCREENS, { recursive: true })
  await page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled' })
}
