/** Money is integer fen everywhere. A rate is in basis points (1 % = 100). */
export type Fen = number
export type BasisPoints = number

/** Throws on anything that is not a whole, safe number of fen: a wrong sum must never travel on. */
export function assertFen(fen: number): Fen {
  if (!Number.isSafeInteger(fen)) throw new Error(`not a whole number of fen: ${fen}`)
  return fen
}

/** The part of `fen` that a rate asks for, rounded down: what is left over stays with the payer of the rate. */
export function rateOf(fen: Fen, rate: BasisPoints): Fen {
  return Math.floor((assertFen(fen) * rate) / 10_000)
}

/**
 * Splits a sum by weights so that the parts add up to the sum again (largest remainder).
 * Ties go to the earlier part. All-zero weights give everything to the first part.
 */
export function splitFen(total: Fen, weights: readonly number[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  const exact = weights.map((w) => (assertFen(total) * w) / sum)
  const parts = exact.map(Math.floor)
  const order = exact.map((e, i) => ({ i, rest: e - Math.floor(e) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  let left = total - parts.reduce((a, b) => a + b, 0)
  for (const { i } of order) {
    if (left <= 0) break
    parts[i]! += 1
    left -= 1
  }
  return parts
}

/** 2990 → "29.90". The sign stays in front of the digits; the currency sign is the screen's business. */
export function yuan(fen: Fen): string {
  const whole = Math.abs(assertFen(fen))
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}

/** "29.9" → 2990; null for anything that is not a plain amount with at most two decimals. */
export function parseYuan(text: string): Fen | null {
  const match = /^\s*[¥￥]?\s*(\d{1,9})(?:\.(\d{1,2}))?\s*$/.exec(text)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
