/**
 * CSV as spreadsheets read it: UTF-8 with a byte-order mark, or Excel shows Chinese as rubbish; CRLF at the ends of lines;
 * and an apostrophe before whatever would run as a formula, for cells hold what strangers wrote (OWASP, CSV injection).
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

function cell(text: string): string {
  const safe = harmless(text)
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * An apostrophe before whatever would run. Where semicolons or tabs part the cells, quotes in the middle of a line mean
 * nothing, and what stands behind one begins a cell of its own. Apostrophes that are there get one more, so that
 * `withoutMarks` finds the very text again.
 */
const harmless = (text: string): string =>
  text.replace(/^(?='*[=+\-@\t\r＝＋－＠])/, "'").replace(/([;\t])(?='*[=+\-@＝＋－＠])/g, "$1'")

/** The text of a cell that was made harmless. */
export const withoutMarks = (text: string): string =>
  text.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '').replace(/([;\t])'(?='*[=+\-@＝＋－＠])/g, '$1')
