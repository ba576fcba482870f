/** How a workbook shows the numbers of a cell, as far as it changes what a person reads. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | {
      readonly kind: 'digits'
      readonly whole: number
      readonly least: number
      readonly most: number
      readonly percent: boolean
    }

const PLAIN: NumberFormat = { kind: 'plain' }
const DATE: NumberFormat = { kind: 'date' }

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30), Chinese dates among them. */
const BUILT_IN = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [37, '#,##0'],
  [38, '#,##0'],
  [39, '#,##0.00'],
  [40, '#,##0.00'],
  [41, '#,##0'],
  [42, '#,##0'],
  [43, '#,##0.00'],
  [44, '#,##0.00'],
])
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined && isBuiltInDate(id)) return DATE
  return readFormat(code ?? BUILT_IN.get(id) ?? 'General')
}

/** The first section of a format, for positive numbers, without its literals, colours and paddings. */
function readFormat(code: string): NumberFormat {
  const core = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .trim()
  if (/^general$/i.test(core) || /E[+-]/i.test(core)) return PLAIN
  if (/[ymdhs]/i.test(core)) return DATE
  const digits = /^[^0#?.]*([#0?,]*)(?:\.([#0?]*))?(%?)[^0#?.%]*$/.exec(core)
  if (!digits || !/[#0?]/.test(core) || /,$/.test(digits[1]!)) return PLAIN
  const [, whole = '', part = '', percent] = digits
  const zeros = (text: string) => text.replace(/[^0]/g, '').length
  return { kind: 'digits', whole: zeros(whole), least: zeros(part), most: part.length, percent: percent === '%' }
}
