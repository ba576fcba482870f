import type { Field } from './fields'
import type { CellReader } from './lines'
import { TEXT_MAX } from './rules'

/** What Shopify writes for the only variant of a product without options. */
const NO_OPTIONS = 'Default Title'

/** Several options of one SKU as one text: "红 / 大"; empty where the file names none. */
export function joinOptions(cells: CellReader, fields: readonly Field[]): string {
  const said = fields.filter((field) => cells.text(field) !== null)
  const values = said.map((field) => cells.safe(field)).filter((value) => value !== null && value !== NO_OPTIONS)
  const whole = values.join(' / ')
  if (whole.length <= TEXT_MAX.options) return whole
  cells.fault(said[0]!, 'too-long', { max: TEXT_MAX.options, length: whole.length })
  return ''
}
