/** One failed line as a clerk reads it in a sheet. */
export interface FailedLine {
  readonly line: number
  readonly handle: string
  readonly skuCode: string
  readonly title: string
  readonly options: string
  readonly reasons: readonly string[]
}

/**
 * Failed lines as CSV with a reason column. The byte-order mark lets Excel show Chinese; a leading = + - @ is quoted with
 * an apostrophe, so that a cell of a supplier's file never runs as a formula on the clerk's computer.
 */
export function failedLinesCsv(headings: readonly string[], lines: readonly FailedLine[]): string {
  const rows = lines.map((l) => [String(l.line), l.handle, l.skuCode, l.title, l.options, l.reasons.join('；')])
  return `\uFEFF${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
