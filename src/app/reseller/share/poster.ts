import { yuan } from '@/kernel/money'

/** What a poster says. Everything is text or a sum; pictures are named and painted later. */
export interface PosterFacts {
  readonly title: string
  readonly priceFen: number
  readonly singlePriceFen: number
  readonly badge: string
  readonly promise: string
  readonly shopName: string
  readonly brandName: string
  readonly scanHint: string
}

/** One thing to paint. Text stands on its baseline at `y`; `width` is what it was measured to take. */
export type Stroke =
  | { type: 'box'; x: number; y: number; width: number; height: number; radius: number; color: string }
  | { type: 'picture'; which: 'goods' | 'code'; x: number; y: number; width: number; height: number; radius: number }
  | { type: 'text'; text: string; x: number; y: number; width: number; size: number; bold: boolean; color: string }

export type Measure = (text: string, size: number, bold: boolean) => number
type Style = (facts: PosterFacts, measure: Measure) => Stroke[]

/** Painted at this many pixels, whatever the screen: sharp on a phone, small enough for a chat. */
export const POSTER = { width: 750, height: 1200 }

const INK = '#221d18'
const QUIET = '#6b645a'
const RED = '#c23a22'
const PAPER = '#fbf8f2'
const MARGIN = 48
const INNER = POSTER.width - 2 * MARGIN

/** The styles to choose from; a further one is a further function here. */
export const posterStyles: Readonly<Record<string, Style>> = { shelf }

/** Picture on top, price below it, code at the foot. */
function shelf(facts: PosterFacts, measure: Measure): Stroke[] {
  return [
    { type: 'box', x: 0, y: 0, width: POSTER.width, height: POSTER.height, radius: 0, color: PAPER },
    { type: 'picture', which: 'goods', x: 0, y: 0, width: POSTER.width, height: 600, radius: 0 },
    ...titleLines(facts, measure),
    ...priceLine(facts, measure),
    ...line(facts.promise, { y: 902, size: 26, color: QUIET, widthMax: INNER, bold: false }, measure),
    { type: 'box', x: MARGIN, y: 938, width: INNER, height: 2, radius: 1, color: '#eadfd4' },
    ...foot(facts, measure),
  ]
}

function titleLines(facts: PosterFacts, measure: Measure): Stroke[] {
  const lines = wrap(facts.title, { size: 40, bold: true, widthMax: INNER, linesMax: 2 }, measure)
  // A single line stands in the middle of the room for two.
  const top = lines.length > 1 ? 668 : 694
  return lines.map((text, at) => ({
    type: 'text',
    text,
    x: MARGIN,
    y: top + at * 54,
    width: measure(text, 40, true),
    size: 40,
    bold: true,
    color: INK,
  }))
}

/** ¥ smaller than the digits; a long price shrinks until the badge still fits beside it. */
function priceLine(facts: PosterFacts, measure: Measure): Stroke[] {
  const digits = yuan(facts.priceFen)
  const badge = clip(facts.badge, { size: 26, bold: true, widthMax: 180 }, measure)
  const badgeWidth = measure(badge, 26, true) + 36
  const size = shrink(digits, { from: 88, to: 40, widthMax: INNER - badgeWidth - 80 }, measure)
  const digitsX = MARGIN + measure('¥', 40, true) + 6
  const digitsWidth = measure(digits, size, true)
  const badgeX = digitsX + digitsWidth + 24
  const single = `¥${yuan(facts.singlePriceFen)}`
  const singleX = badgeX + badgeWidth + 20
  const singleWidth = measure(single, 28, false)
  const struck: Stroke[] =
    singleX + singleWidth > MARGIN + INNER
      ? []
      : [
          { type: 'text', text: single, x: singleX, y: 838, width: singleWidth, size: 28, bold: false, color: QUIET },
          { type: 'box', x: singleX, y: 828, width: singleWidth, height: 2, radius: 0, color: QUIET },
        ]
  return [
    { type: 'text', text: '¥', x: MARGIN, y: 840, width: measure('¥', 40, true), size: 40, bold: true, color: RED },
    { type: 'text', text: digits, x: digitsX, y: 840, width: digitsWidth, size, bold: true, color: RED },
    { type: 'box', x: badgeX, y: 800, width: badgeWidth, height: 46, radius: 23, color: RED },
    {
      type: 'text',
      text: badge,
      x: badgeX + 18,
      y: 832,
      width: badgeWidth - 36,
      size: 26,
      bold: true,
      color: '#ffffff',
    },
    ...struck,
  ]
}

/** The code stands on white with a quiet zone: that is what makes it scan from a cracked screen. */
function foot(facts: PosterFacts, measure: Measure): Stroke[] {
  const side = 196
  const quiet = 12
  const codeX = POSTER.width - MARGIN - quiet - side
  const widthMax = codeX - MARGIN - 32
  return [
    {
      type: 'box',
      x: codeX - quiet,
      y: 964,
      width: side + 2 * quiet,
      height: side + 2 * quiet,
      radius: 16,
      color: '#ffffff',
    },
    { type: 'picture', which: 'code', x: codeX, y: 976, width: side, height: side, radius: 0 },
    ...line(facts.shopName, { y: 1030, size: 34, color: INK, widthMax, bold: true }, measure),
    ...line(facts.brandName, { y: 1078, size: 26, color: QUIET, widthMax, bold: false }, measure),
    ...line(facts.scanHint, { y: 1152, size: 26, color: RED, widthMax, bold: false }, measure),
  ]
}

interface LineStyle {
  y: number
  size: number
  color: string
  widthMax: number
  bold: boolean
}

function line(text: string, style: LineStyle, measure: Measure): Stroke[] {
  const fitted = clip(text, style, measure)
  if (fitted === '') return []
  const { y, size, color, bold } = style
  return [{ type: 'text', text: fitted, x: MARGIN, y, width: measure(fitted, size, bold), size, bold, color }]
}

interface Fit {
  size: number
  bold: boolean
  widthMax: number
}

/** Text cut at the end with an ellipsis, by characters as readers count them. */
function clip(text: string, { size, bold, widthMax }: Fit, measure: Measure): string {
  if (measure(text, size, bold) <= widthMax) return text
  const characters = Array.from(text)
  while (characters.length > 0 && measure(`${characters.join('')}…`, size, bold) > widthMax) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Chinese breaks anywhere, so lines fill up by character; what does not fit into the last line is cut. */
export function wrap(text: string, fit: Fit & { linesMax: number }, measure: Measure): string[] {
  const lines: string[] = []
  let rest = text.trim()
  while (rest !== '' && lines.length < fit.linesMax - 1) {
    const taken = fill(rest, fit, measure)
    lines.push(taken.trimEnd())
    rest = rest.slice(taken.length).trimStart()
  }
  return rest === '' ? lines : [...lines, clip(rest, fit, measure)]
}

function fill(text: string, { size, bold, widthMax }: Fit, measure: Measure): string {
  let taken = ''
  for (const character of text) {
    if (taken !== '' && measure(taken + character, size, bold) > widthMax) break
    taken += character
  }
  return taken
}

function shrink(text: string, range: { from: number; to: number; widthMax: number }, measure: Measure): number {
  let size = range.from
  while (size > range.to && measure(text, size, true) > range.widthMax) size -= 4
  return size
}
