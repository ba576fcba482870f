import type { Problem } from '@/kernel/result'
import { unlessCleared } from './clearing'
import type { Columns } from './fields'
import type { Line, ProductFields } from './lines'
import { isLoose, type Match } from './match'
import { isCrossedOut, promised, SKUS_PER_PRODUCT_MAX } from './rules'
import type { Catalogue, SkuThere } from './snapshot'
import { stands } from './standing-cells'
import { type Say, speaker } from './understand'

export type KnownColumns = Pick<Columns, 'format' | 'names'>

/** What is wrong with each line, in the order of the lines, and which products are fit to be written. */
export interface Faults {
  readonly ofLines: readonly (readonly Problem[])[]
  readonly goodProducts: ReadonlyMap<string, ProductFields>
}

export function findFaults(matches: readonly Match[], now: Catalogue, columns: KnownColumns): Faults {
  const say = speaker(columns)
  const leads = new Map(matches.flatMap(({ line }) => (line.product ? [[line.handle, line] as const] : [])))
  const ofProducts = new Map(
    [...leads.values()].map((lead) => [lead.handle, productProblems(lead, { now, columns, say })]),
  )
  const room = new Room(now)
  const ofLines = matches.map((match) => {
    if (isLoose(match.line)) return match.line.problems
    const lead = leads.get(match.line.handle)!
    const product = now.products.get(match.line.handle) ?? null
    const problems = [
      ...match.line.problems.filter((problem) => !stands(problem, { product, sku: match.sku }, say)),
      ...match.problems.map(({ field, code, facts }) => say(field, code, facts)),
      ...inherited(match.line, {
        lead,
        found: ofProducts.get(lead.handle)!,
        isNew: !product,
        say,
      }),
      ...numberProblems(match, say),
    ]
    if (problems.length > 0 || match.sku || room.take(match.line.handle)) return problems
    return [say('handle', 'too-many-skus', { max: SKUS_PER_PRODUCT_MAX })]
  })
  const good = [...leads.values()].filter(({ handle }) => ofProducts.get(handle)!.length === 0)
  return { ofLines, goodProducts: new Map(good.map(({ handle, product }) => [handle, product!])) }
}

function productProblems(
  { handle, product }: Line,
  { now, columns, say }: { now: Catalogue; columns: KnownColumns; say: Say },
): Problem[] {
  const known = now.products.get(handle) ?? null
  const problems = product!.problems.filter((problem) => !stands(problem, { product: known, sku: null }, say))
  if (known) return problems
  // Shopify asks for no category, so its files need not have one.
  const needed = columns.format === 'yuantuan' ? (['title', 'category'] as const) : (['title'] as const)
  for (const field of needed) {
    const missing = say(field, `${field}-missing`)
    const isFaulty = problems.some((problem) => problem.field === missing.field)
    if (product![field] === null && !isFaulty) problems.push(missing)
  }
  return problems
}

/** The first line answers for its product; the others only suffer when there is no product for them yet. */
function inherited(
  line: Line,
  { lead, found, isNew, say }: { lead: Line; found: readonly Problem[]; isNew: boolean; say: Say },
): readonly Problem[] {
  const saidOn = lead.product?.saidOn ?? lead.line
  if (line.line === saidOn) return found
  return isNew && found.length > 0 ? [say('handle', 'product-broken', { line: saidOn })] : []
}

function numberProblems({ line, sku }: Match, say: Say): Problem[] {
  if (!sku) {
    const columns = [say('price', ''), say('sale-price', '')].map(({ field }) => field)
    const unreadable = line.problems.some(({ field, code }) => code.startsWith('price-') && columns.includes(field))
    return line.priceFen === null && !unreadable ? [say('price', 'price-missing')] : []
  }
  return [...comparedProblems(line, sku, say), ...stockProblems(line, sku, say)]
}

/** A file that says one of the two prices is judged with the other as it stands. What it leaves alone is not judged. */
function comparedProblems(line: Line, sku: SkuThere, say: Say): Problem[] {
  // Both are said: the line was judged when it was read.
  if (line.priceFen !== null && line.comparedFen !== null) return []
  const [priceFen, comparedFen] = [line.priceFen ?? sku.priceFen, unlessCleared(line.comparedFen ?? sku.comparedFen)]
  const isNews = priceFen !== sku.priceFen || comparedFen !== sku.comparedFen
  if (!isNews || isCrossedOut(comparedFen, priceFen)) return []
  return [say(line.priceFen === null ? 'compared' : 'price', 'price-over-compared', { comparedFen, priceFen })]
}

function stockProblems(line: Line, sku: SkuThere, say: Say): Problem[] {
  if (line.stock === null || line.stock >= promised(sku)) return []
  return [say('stock', 'stock-below-held', { held: sku.held, unshipped: sku.unshipped })]
}

/** How many more SKUs each product may get. */
class Room {
  private readonly taken = new Map<string, number>()

  constructor({ skus }: Catalogue) {
    for (const { handle } of skus) this.taken.set(handle, (this.taken.get(handle) ?? 0) + 1)
  }

  take(handle: string): boolean {
    const n = this.taken.get(handle) ?? 0
    if (n < SKUS_PER_PRODUCT_MAX) this.taken.set(handle, n + 1)
    return n < SKUS_PER_PRODUCT_MAX
  }
}
