/**
 * CSV as spreadsheets read it: UTF-8 with a byte-order mark, or Excel shows Chinese as rubbish; CRLF at the ends of lines;
 * and an apostrophe before whatever would run as a formula, for cells hold what strangers wrote (OWASP, CSV injection).
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
