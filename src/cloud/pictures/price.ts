import { yuan } from '@/kernel/money'
import { type Measure, type Stroke, shrink } from './strokes'

/** "39.90", but "128" for whole yuan: what is read from afar needs no zeros. */
export const shortYuan = (fen: number): string => yuan(fen).replace(/\.00$/, '')

interface PriceStyle {
  readonly x: number
  /** The baseline of the digits. */
  readonly y: number
  readonly widthMax: number
  readonly size: number
  readonly color: string
}

/** A price as the house writes it: the sign and the cents smaller than the digits, all smaller where they would not fit. */
export function price(fen: number, { x, y, widthMax, size: from, color }: PriceStyle, measure: Measure): Stroke[] {
  const [whole = '', cents] = shortYuan(fen).split('.')
  // Cents take about a quarter of the width at half the size.
  const rough = `¥${whole}`
  const size = shrink(rough, { from, to: 28, weight: 900, widthMax: widthMax * (cents ? 0.72 : 1) }, measure)
  const small = Math.round(size * 0.5)
  const parts = [
    { text: '¥', size: small },
    { text: whole, size },
    ...(cents ? [{ text: `.${cents}`, size: small }] : []),
  ]
  let at = x
  return parts.map((part): Stroke => {
    const width = measure(part.text, part.size, 900)
    const stroke: Stroke = { type: 'text', ...part, x: at, y, width, weight: 900, color }
    at += width + size * 0.03
    return stroke
  })
}
