import { yuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import { findFaults, type KnownColumns } from './faults'
import type { Line, ProductFields } from './lines'
import { type Match, matchLines } from './match'
import { inWarehouse, SHIPS_IN_DAYS_USUAL } from './rules'
import type { Catalogue, ProductNow } from './snapshot'
import { CATEGORY_UNKNOWN, OTHERS, OURS, RETIRED, STATUS } from './words'

export interface Difference {
  readonly field: string
  readonly before: string
  readonly after: string
}

export type Change = 'new' | 'changed' | 'same' | 'error'

/** What a line would do to the catalogue as it is now. */
export interface Judged extends Omit<Match, 'problems'> {
  readonly change: Change
  readonly product: ProductNow | null
  /** The product part of the file is written with this line: the first good one of its handle. */
  readonly carries: ProductFields | null
  readonly differences: readonly Difference[]
  readonly problems: readonly Problem[]
}

/** Says of each line what it would do. Pure: the same lines against the same catalogue give the same answer. */
export function compare(lines: readonly Line[], now: Catalogue, columns: KnownColumns): Judged[] {
  const matches = matchLines(lines, now)
  const { ofLines, goodProducts } = findFaults(matches, now, columns)
  const carried = new Set<string>()
  return matches.map((match, i) => {
    const { handle } = match.line
    const problems = ofLines[i]!
    const product = now.products.get(handle) ?? null
    if (problems.length > 0) return { ...match, product, problems, carries: null, differences: [], change: 'error' }
    const carries = carried.has(handle) ? null : (goodProducts.get(handle) ?? null)
    carried.add(handle)
    const differences = differencesOf(match, product, carries)
    return { ...match, product, problems, carries, differences, change: changeOf(match, differences) }
  })
}

function changeOf({ sku }: Match, differences: readonly Difference[]): Change {
  if (!sku) return 'new'
  return differences.length > 0 ? 'changed' : 'same'
}

export type Counts = Record<Change, number>

export function countChanges(judged: readonly { readonly change: Change }[]): Counts {
  const counts: Counts = { new: 0, changed: 0, same: 0, error: 0 }
  for (const { change } of judged) counts[change] += 1
  return counts
}

type Differ = (field: string, before: string, after: string | null) => void

/** Old → new, cell by cell, under the headings of our template. For what is new the old side is empty. */
function differencesOf(match: Match, product: ProductNow | null, carries: ProductFields | null): Difference[] {
  const { line, sku, code } = match
  const found: Difference[] = []
  const differ: Differ = (field, before, after) => {
    if (after !== null && after !== before) found.push({ field, before, after })
  }
  if (carries) productDifferences(product, carries, differ)
  if (sku?.retired) differ(OTHERS.status, RETIRED, STATUS.live)
  differ(OURS.sku, sku?.code ?? '', code)
  differ(OURS.options, sku?.options ?? '', line.options)
  differ(OURS.price, sku ? yuan(sku.priceFen) : '', line.priceFen === null ? null : yuan(line.priceFen))
  differ(OURS.stock, sku ? String(inWarehouse(sku)) : '', line.stock === null ? null : String(line.stock))
  differ(OTHERS.skuPicture, sku?.pictureUrl ?? '', line.skuPicture)
  return found
}

function productDifferences(product: ProductNow | null, carries: ProductFields, differ: Differ): void {
  const { title, about, category, shipsInDays, pictureUrls, status } = carries
  differ(OURS.title, product?.title ?? '', title)
  differ(OURS.category, product?.category ?? '', product ? category : (category ?? CATEGORY_UNKNOWN))
  const days = product ? shipsInDays : (shipsInDays ?? SHIPS_IN_DAYS_USUAL)
  differ(OURS.ships, product ? String(product.shipsInDays) : '', days === null ? null : String(days))
  differ(OURS.pictures, (product?.pictureUrls ?? []).join(' '), pictureUrls?.join(' ') ?? null)
  differ(OURS.about, product?.about ?? '', about)
  // What waits for its review is on its way there already.
  const wanted = status === 'live' && product?.status === 'in-review' ? null : status
  if (product && wanted) differ(OTHERS.status, STATUS[product.status], STATUS[wanted])
}
