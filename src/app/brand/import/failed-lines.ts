import { csvText } from '@/kernel/csv'

/** One failed line as a clerk reads it in a sheet. */
export interface FailedLine {
  readonly line: number
  readonly handle: string
  readonly skuCode: string
  readonly title: string
  readonly options: string
  readonly reasons: readonly string[]
}

/** Failed lines as CSV with a reason column; cells of a supplier's file never run as formulas on the clerk's computer. */
export function failedLinesCsv(headings: readonly string[], lines: readonly FailedLine[]): string {
  const rows = lines.map((l) => [String(l.line), l.handle, l.skuCode, l.title, l.options, l.reasons.join('；')])
  return csvText([headings, ...rows])
}
