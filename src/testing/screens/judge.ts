import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Rules of WCAG 2.2 AA that a machine can judge. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** Everything that is seriously wrong with the page for who sees badly, listens, or uses no pointer. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Not as a script of the page: the page's own policy is part of what is tested.
  await page.evaluate(`window.axe || (() => { ${AXE} })()`)
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
    const ran = await axe.run({ runOnly: tags, resultTypes: ['violations'] })
    return ran.violations
  }, TAGS)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `axe ${id} ×${nodes.length}: ${nodes.slice(0, 3).map(told).join(' | ')}`)
}

const told = ({ html, failureSummary }: Violation['nodes'][number]): string =>
  `${html.slice(0, 140)} ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)}`

/**
 * What sticks out to the right, and how far. Boxes are asked, not the page: a phone's browser widens its window for what is
 * too wide, and pages here scroll in a box of their own. What a strip holds is meant to be scrolled to.
 */
export const overflowOf = (page: Page): Promise<{ px: number; who: string[] }> =>
  page.evaluate((width) => {
    // No function in here has a name: the runner of `npm run screens` marks named ones with a helper that no page has.
    const out: { px: number; who: string }[] = []
    for (const element of document.body.querySelectorAll('*')) {
      const px = Math.round(element.getBoundingClientRect().right - width)
      if (px <= 1 || !element.checkVisibility()) continue
      let held = false
      for (let up = element.parentElement; up && !held; up = up.parentElement)
        held = !up.matches('html, body, [class*=taro_page], #app') && getComputedStyle(up).overflowX !== 'visible'
      if (!held) out.push({ px, who: `${element.className} “${element.textContent?.slice(0, 16)}”` })
    }
    return { px: Math.max(0, ...out.map(({ px }) => px)), who: out.slice(0, 3).map(({ who }) => who) }
  }, page.viewportSize()?.width ?? 0)

/** A page never scrolls sideways; who sticks out is named. */
export async function overflowFaults(page: Page, view: string): Promise<string[]> {
  const { px, who } = await overflowOf(page)
  return px > 0 ? [`${view}: ${px} px too wide: ${who.join(' | ')}`] : []
}

/** The page has come, all of it: no shape of what is awaited, no failure, nothing blank. */
export async function unfinishedFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // biome-ignore lint/performance/useDomNodeTextContent: what is not drawn was not read by anybody.
    const text = document.body.innerText.trim()
    const faults = []
    if (document.querySelector('[class*="skeleton"]')) faults.push('a skeleton is left')
    const failure = /.*(?<!订单)编号 [a-z][a-z-]+/.exec(text)
    if (failure) faults.push(`a failure: ${failure[0]}`)
    if (/undefined|NaN|\[object/.test(text))
      faults.push(`nonsense: ${/.{0,12}(undefined|NaN|\[object).{0,12}/.exec(text)![0]}`)
    if (text.length < 8) faults.push('nothing is on it')
    return faults
  })
}

/** Care mode without a reload: the class that the app itself sets. */
export const grow = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((on) => {
    document.documentElement.classList.toggle('care', on)
    for (const root of document.querySelectorAll('.taro_page > * > *, .taro_page > *'))
      if (/screen/.test(root.className)) root.classList.toggle('care', on)
  }, on)
