import type { Sent } from '../weapp-components'
import type { Page } from '../weapp-page'

/** What WeChat's own audit looks at on a page. */
export interface PageSize {
  readonly nodes: number
  readonly depth: number
  /** The largest single setData in bytes. */
  readonly sent: number
  /** The most setData within any one second of the app's clock. */
  readonly perSecond: number
}

/** WeChat's audit warns beyond these; a setData over the limit is refused on some phones. */
export const LIMITS: PageSize = { nodes: 999, depth: 29, sent: 256 * 1024, perSecond: 20 }

export function sizeOf(page: Page): PageSize {
  const nodes = page.findAll('*')
  const depth = nodes.reduce((most, node) => Math.max(most, depthOf(node)), 0)
  if (page.find('custom-wrapper')) throw new Error(`${page.route}: what a custom-wrapper sends is not counted yet`)
  const sent = page.instance.setData.sent ?? []
  return {
    nodes: nodes.length,
    depth,
    sent: sent.reduce((most, { bytes }) => Math.max(most, bytes), 0),
    perSecond: mostWithin(sent, 1_000),
  }
}

export const larger = (one: PageSize, other: PageSize): PageSize => ({
  nodes: Math.max(one.nodes, other.nodes),
  depth: Math.max(one.depth, other.depth),
  sent: Math.max(one.sent, other.sent),
  perSecond: Math.max(one.perSecond, other.perSecond),
})

export const isLight = (size: PageSize): boolean =>
  (Object.keys(LIMITS) as (keyof PageSize)[]).every((part) => size[part] <= LIMITS[part])

/** Of all windows of this length the one with the most in it; they came in the order of time. */
export function mostWithin(sent: readonly Pick<Sent, 'at'>[], ms: number): number {
  let [most, first] = [0, 0]
  for (const [n, { at }] of sent.entries()) {
    while (at - sent[first]!.at >= ms) first += 1
    most = Math.max(most, n - first + 1)
  }
  return most
}

function depthOf(node: Element): number {
  let depth = 1
  for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) depth += 1
  return depth
}
