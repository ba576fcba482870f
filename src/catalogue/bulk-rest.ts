import type { PlannedCell } from './bulk-plan'

/** What of a plan is still as it was shown, and what is not: that stays as it is, each cell with its reason. */
export interface Rest {
  readonly writing: readonly PlannedCell[]
  readonly left: readonly PlannedCell[]
}

/**
 * Cells that meanwhile mean something else than what was looked at are left out, so nothing is overwritten unseen: each
 * says what stands in its way now, or that somebody was there. What nobody looked at is not written either.
 */
export function restOf(planned: readonly PlannedCell[], now: readonly PlannedCell[]): Rest {
  const known = new Map(now.map((cell) => [keyOf(cell), cell]))
  const meant = planned.filter(({ problem }) => problem === null)
  const moved = new Set(meant.filter((cell) => meaning(cell) !== meaning(known.get(keyOf(cell)))).map(standing))
  const isLeft = (cell: PlannedCell) => moved.has(standing(cell))
  return {
    writing: meant.filter((cell) => !isLeft(cell)),
    left: meant.filter(isLeft).map((cell) => ({ ...cell, problem: known.get(keyOf(cell))?.problem ?? 'meanwhile' })),
  }
}

const keyOf = ({ productId, skuId, field }: PlannedCell): string => `${productId} ${skuId ?? ''} ${field}`

/** A crossed-out price and where it was asked stand or fall together. */
const TOGETHER: readonly PlannedCell['field'][] = ['compared', 'comparedSource', 'comparedOn']
const standing = (cell: PlannedCell): string => (TOGETHER.includes(cell.field) ? cell.productId : keyOf(cell))

const meaning = (cell: PlannedCell | undefined): string =>
  JSON.stringify(cell ? [cell.was, cell.shall, cell.problem, [...cell.guards].sort()] : null)
