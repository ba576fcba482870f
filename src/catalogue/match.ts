import type { Field } from './fields'
import type { Line } from './lines'
import { madeUpCode } from './rules'
import type { Catalogue, SkuThere } from './snapshot'

/** A line, the SKU of the catalogue that it means, and the code that this SKU will have. */
export interface Match {
  readonly line: Line
  readonly sku: SkuThere | null
  readonly code: string
  readonly problems: readonly { field: Field; code: string; facts?: Record<string, unknown> }[]
}

/** Lines of the file that claim a code, whichever product they belong to. */
export type CodeLines = ReadonlyMap<string, readonly number[]>

/** Lines that mean no SKU: they only report what is wrong with them. */
export const isLoose = ({ attached, handle }: Line): boolean => attached === true || handle === ''

/**
 * Finds the SKU behind each line: by its code; a line without a code, or with one that nobody knows, by the options
 * within its product, unless another line claims that SKU by its code. `elsewhere` knows the lines of other products.
 */
export function matchLines(lines: readonly Line[], now: Catalogue, elsewhere: CodeLines = new Map()): Match[] {
  const known: Known = {
    byCode: new Map(now.skus.map((sku) => [sku.code, sku])),
    byOptions: new Map(now.skus.map((sku) => [optionsKey(sku.handle, sku.options), sku])),
  }
  const claimed = new Set(lines.flatMap((line) => ownSku(line, known)?.id ?? []))
  const found = lines.map((line): Found => {
    const sku = isLoose(line) ? null : findSku(line, known, claimed)
    const options = line.options ?? sku?.options ?? ''
    const code = line.sku || sku?.code || madeUpCode(line.handle, options, (made) => known.byCode.has(made))
    return { line, sku, code, options }
  })
  const together = found.filter(({ line }) => !isLoose(line))
  const twins = {
    sameCode: linesBy(together, ({ code }) => code),
    elsewhere,
    sameOptions: linesBy(together, ({ line, options }) => optionsKey(line.handle, options)),
  }
  return found.map((one) => ({ ...one, problems: isLoose(one.line) ? [] : conflicts(one, known, twins) }))
}

interface Known {
  readonly byCode: ReadonlyMap<string, SkuThere>
  readonly byOptions: ReadonlyMap<string, SkuThere>
}

type Found = Omit<Match, 'problems'> & { readonly options: string }

/** The SKU that a line names by its code, within its own product. */
function ownSku({ sku, handle }: Line, { byCode }: Known): SkuThere | null {
  const named = sku === '' ? undefined : byCode.get(sku)
  return named?.handle === handle ? named : null
}

function findSku(line: Line, known: Known, claimed: ReadonlySet<string>): SkuThere | null {
  const own = ownSku(line, known)
  if (own) return own
  const same = known.byOptions.get(optionsKey(line.handle, line.options ?? ''))
  return same && !claimed.has(same.id) ? same : null
}

type Lines = ReadonlyMap<string, readonly number[]>

/** What a line and another line, or a line and the catalogue, can't both have. */
function conflicts(
  { line, sku, code, options }: Found,
  { byCode, byOptions }: Known,
  { sameCode, sameOptions, elsewhere }: { sameCode: Lines; sameOptions: Lines; elsewhere: CodeLines },
): Match['problems'] {
  const key = optionsKey(line.handle, options)
  const twin = another(sameCode.get(code)!, line.line) ?? another(elsewhere.get(code) ?? [], line.line)
  if (twin) return [{ field: 'sku', code: 'duplicate-sku', facts: { line: twin } }]
  const double = another(sameOptions.get(key)!, line.line)
  if (double) return [{ field: 'options', code: 'duplicate-options', facts: { line: double } }]
  const owner = byCode.get(code)
  if (owner && owner.id !== sku?.id) {
    return [{ field: 'sku', code: 'sku-elsewhere', facts: { handle: owner.handle } }]
  }
  const taken = byOptions.get(key)
  return taken && taken.id !== sku?.id ? [{ field: 'options', code: 'options-taken', facts: { sku: taken.code } }] : []
}

const optionsKey = (handle: string, options: string): string => `${handle}\n${options}`

function linesBy(list: readonly Found[], keyOf: (one: Found) => string): Lines {
  const found = new Map<string, number[]>()
  for (const one of list) {
    const lines = found.get(keyOf(one))
    if (lines) lines.push(one.line.line)
    else found.set(keyOf(one), [one.line.line])
  }
  return found
}

const another = (lines: readonly number[], own: number): number | undefined => lines.find((line) => line !== own)
