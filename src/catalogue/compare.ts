import { yuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import { CLEARED, emptied } from './clearing'
import { findFaults, type KnownColumns } from './faults'
import type { Line, ProductFields } from './lines'
import { type CodeLines, type Match, matchLines } from './match'
import { guardsOf, inWarehouse, SHIPS_IN_DAYS_USUAL } from './rules'
import type { Catalogue, ProductNow, SkuThere } from './snapshot'
import { withoutSame, withoutSameOptions } from './standing-cells'
import { CATEGORY_UNKNOWN, OTHERS, OURS, RETIRED, STATUS } from './words'

export interface Difference {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** `waiting`: it would change something, and wants a yes of its own first. */
export type Change = 'new' | 'changed' | 'same' | 'error' | 'waiting'

/** What a line would do to the catalogue as it is now. */
export interface Judged extends Omit<Match, 'problems'> {
  readonly change: Change
  readonly product: ProductNow | null
  /** The product part of the file is written with this line: the first good one of its handle. */
  readonly carries: ProductFields | null
  readonly differences: readonly Difference[]
  readonly problems: readonly Problem[]
  /** What wants a yes and has none for these very numbers. */
  readonly waits: readonly Problem[]
}

/** What is known beside the lines and the catalogue. */
export interface About extends KnownColumns {
  /** For each code its lines in the rest of the file. */
  readonly elsewhere?: CodeLines
  /** What was agreed to, by line. */
  readonly agreed?: ReadonlyMap<number, readonly Problem[]>
}

/** Says of each line what it would do. Pure: the same lines against the same catalogue give the same answer. */
export function compare(lines: readonly Line[], now: Catalogue, about: About): Judged[] {
  const matches = matchLines(lines, now, about.elsewhere).map(withoutSameOptions)
  const { ofLines, goodProducts } = findFaults(matches, now, about)
  const guards = matches.map((match, i) => (ofLines[i]!.length > 0 ? [] : guardsOfLine(match, about)))
  const carriers = carriersOf(matches, { ofLines, guards })
  return matches.map((match, i) => {
    const { handle, line } = match.line
    const problems = ofLines[i]!
    const product = now.products.get(handle) ?? null
    const judged = { ...match, product, problems, waits: stillOpen(guards[i]!, about.agreed?.get(line)) }
    if (problems.length > 0) return { ...judged, carries: null, differences: [], change: 'error' }
    const said = carriers.get(handle) === line ? goodProducts.get(handle) : undefined
    const carries = said ? withoutSame(said, product) : null
    const differences = differencesOf(match, product, carries)
    return { ...judged, carries, differences, change: changeOf(judged, differences) }
  })
}

/** A product is written with its first good line that need not wait; a yes makes no difference to who that is. */
function carriersOf(
  matches: readonly Match[],
  { ofLines, guards }: { ofLines: readonly (readonly Problem[])[]; guards: readonly (readonly Problem[])[] },
): ReadonlyMap<string, number> {
  const carriers = new Map<string, { line: number; waits: boolean }>()
  for (const [i, { line }] of matches.entries()) {
    if (ofLines[i]!.length > 0) continue
    const known = carriers.get(line.handle)
    const waits = guards[i]!.length > 0
    if (!known || (known.waits && !waits)) carriers.set(line.handle, { line: line.line, waits })
  }
  return new Map([...carriers].map(([handle, { line }]) => [handle, line]))
}

function guardsOfLine({ line, sku }: Match, { names }: About): Problem[] {
  if (!sku || line.priceFen === null) return []
  const { priceFen: beforeFen, campaignFen = null } = sku
  const field = names.get('price') ?? OURS.price
  return guardsOf({ beforeFen, afterFen: line.priceFen, campaignFen }).map((guard) => ({ field, ...guard }))
}

function stillOpen(guards: readonly Problem[], agreed: readonly Problem[] = []): readonly Problem[] {
  if (guards.length === 0 || agreed.length === 0) return guards
  const known = new Set(agreed.map(keyOf))
  return guards.filter((guard) => !known.has(keyOf(guard)))
}

/** The same thing about the same numbers; the database keeps facts in an order of its own. */
const keyOf = ({ code, facts }: Problem): string => JSON.stringify([code, Object.entries(facts ?? {}).sort()])

function changeOf(
  { sku, waits }: { readonly sku: SkuThere | null; readonly waits: readonly Problem[] },
  differences: readonly Difference[],
): Change {
  if (!sku) return 'new'
  if (waits.length > 0) return 'waiting'
  return differences.length > 0 ? 'changed' : 'same'
}

export type Counts = Record<Change, number>

export function countChanges(judged: readonly { readonly change: Change }[]): Counts {
  const counts: Counts = { new: 0, changed: 0, same: 0, error: 0, waiting: 0 }
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
  differ(OURS.compared, moneyOf(sku?.comparedFen ?? null), comparedOf(line))
  differ(OURS.barcode, sku?.barcode ?? '', line.barcode)
  differ(OURS.stock, sku ? String(inWarehouse(sku)) : '', line.stock === null ? null : String(line.stock))
  differ(OTHERS.skuPicture, sku?.pictureUrl ?? '', line.skuPicture)
  return found
}

function comparedOf({ comparedFen }: Line): string | null {
  if (comparedFen === null) return null
  return comparedFen === CLEARED ? '' : yuan(comparedFen)
}

const moneyOf = (fen: number | null): string => (fen === null ? '' : yuan(fen))

function productDifferences(product: ProductNow | null, carries: ProductFields, differ: Differ): void {
  const { title, about, category, shipsInDays, pictureUrls, status } = carries
  differ(OURS.title, product?.title ?? '', title)
  differ(OURS.category, product?.category ?? '', product ? category : (category ?? CATEGORY_UNKNOWN))
  const days = product ? shipsInDays : (shipsInDays ?? SHIPS_IN_DAYS_USUAL)
  differ(OURS.ships, product ? String(product.shipsInDays) : '', days === null ? null : String(days))
  differ(OURS.pictures, (product?.pictureUrls ?? []).join(' '), pictureUrls?.join(' ') ?? null)
  differ(OURS.about, product?.about ?? '', about)
  differ(OURS['compared-source'], product?.comparedSource ?? '', carries.comparedSource)
  differ(OURS['compared-on'], product?.comparedOn ?? '', carries.comparedOn && emptied(carries.comparedOn))
  // What waits for its review is on its way there already.
  const wanted = status === 'live' && product?.status === 'in-review' ? null : status
  if (product && wanted) differ(OTHERS.status, STATUS[product.status], STATUS[wanted])
}
