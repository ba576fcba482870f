import type { Page } from '../weapp-page'

/** What WeChat's own audit looks at on a page. */
export interface PageSize {
  readonly nodes: number
  readonly depth: number
  /** The largest single setData in bytes. */
  readonly sent: number
}

/** WeChat's audit warns from these on; a setData beyond the limit is refused on some phones (setData, 256 KB). */
const LIMITS: PageSize = { nodes: 1_000, depth: 30, sent: 256 * 1024 }

export function sizeOf(page: Page): PageSize {
  const nodes = page.findAll('*')
  const depth = nodes.reduce((most, node) => Math.max(most, depthOf(node)), 0)
  return { nodes: nodes.length, depth, sent: page.instance.setData.largest ?? 0 }
}

export const larger = (one: PageSize, other: PageSize): PageSize => ({
  nodes: Math.max(one.nodes, other.nodes),
  depth: Math.max(one.depth, other.depth),
  sent: Math.max(one.sent, other.sent),
})

export const isLight = ({ nodes, depth, sent }: PageSize): boolean =>
  nodes < LIMITS.nodes && depth < LIMITS.depth && sent <= LIMITS.sent

function depthOf(node: Element): number {
  let depth = 1
  for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) depth += 1
  return depth
}
