import type { NumberFormat } from './number-format'

/**
 * A number as the person who filled in the sheet reads it: with the decimals and leading zeros of its format, and never with
 * an exponent, into which spreadsheets squeeze bar codes. Only what is too long for a spreadsheet gets one: its last digits
 * are lost, and written out they would pass for what somebody typed.
 */
export function numberText(written: string, format: NumberFormat, from1904: boolean): string {
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written.trim()
  if (format.kind === 'date') return dateText(number, from1904)
  // Spreadsheets keep fifteen digits; what stands behind them is noise of binary fractions.
  const seen = Number(number.toPrecision(15))
  if (Math.abs(seen) >= KEPT) return seen.toExponential().toUpperCase()
  if (format.kind === 'plain') return plainText(seen)
  const { whole, least, most, percent } = format
  const fixed = plainText(rounded(percent ? seen * 100 : seen, most))
  const [units = '0', part = ''] = fixed.replace('-', '').split('.')
  const decimals = part.padEnd(least, '0')
  const sign = fixed.startsWith('-') ? '-' : ''
  return `${sign}${units.padStart(whole, '0')}${decimals === '' ? '' : `.${decimals}`}${percent ? '%' : ''}`
}

/** Sixteen digits: one more than a spreadsheet keeps. */
const KEPT = 1e15

/** Half a unit goes up, as spreadsheets round: 1.005 is what stands there, not the binary fraction below it. */
function rounded(number: number, decimals: number): number {
  const shifted = Number(`${Math.abs(number)}e${decimals}`)
  if (!Number.isFinite(shifted)) return number
  return Math.sign(number) * Number(`${Math.round(shifted)}e-${decimals}`)
}

function plainText(number: number): string {
  const short = String(number)
  if (!/e/i.test(short)) return short
  return number >= 1e21 || number <= -1e21 ? BigInt(number).toString() : number.toFixed(20).replace(/\.?0+$/, '')
}

const DAY_MS = 86_400_000
/** Day 60 is the 29th of February 1900, which never was: spreadsheets keep it, so days before count from another start. */
const START_1900 = Date.UTC(1899, 11, 30)
const START_1904 = Date.UTC(1904, 0, 1)
const LAST_DAY = 2_958_466

function dateText(serial: number, from1904: boolean): string {
  if (serial < 0 || serial >= LAST_DAY) return plainText(serial)
  const early = !from1904 && serial >= 1 && serial < 60 ? DAY_MS : 0
  const at = new Date((from1904 ? START_1904 : START_1900) + early + Math.round(serial * 86_400) * 1000)
  const [day, clock] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 19)]
  if (serial < 1) return clock
  return clock === '00:00:00' ? day : `${day} ${clock.replace(/:00$/, '')}`
}
