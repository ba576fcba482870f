import type { TableRow } from '@/sheets/table'
import { isBarcode } from './barcode'
import type { Field, MappedColumn } from './fields'

/** What cells can look like so clearly that a heading is not needed. */
const LOOKS: readonly (readonly [Field, (cell: string) => boolean])[] = [
  ['barcode', isBarcode],
  ['pictures', (cell) => /^https?:\/\/\S+\.(?:jpe?g|png|webp|gif)(?:\?\S*)?$/i.test(cell)],
]

const ENOUGH = 3

/** Columns without a known heading whose first cells all look alike. */
export function looksLike(
  headings: readonly string[],
  rows: readonly TableRow[],
  mapped: readonly MappedColumn[],
): MappedColumn[] {
  const taken = new Set(mapped.map(({ index }) => index))
  return LOOKS.flatMap(([field, looks]) => {
    if (mapped.some((column) => column.field === field)) return []
    const index = headings.findIndex((_, i) => {
      const cells = rows.map((row) => (row.cells[i] ?? '').trim()).filter((cell) => cell !== '')
      return !taken.has(i) && cells.length >= ENOUGH && cells.every(looks)
    })
    if (index < 0) return []
    taken.add(index)
    return [{ field, index, heading: headings[index]!, why: 'cells' as const, sure: 0.6 }]
  })
}
