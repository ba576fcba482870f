/** What a drawn picture says. Everything is text or a sum; pictures are named here and painted later. */
export interface Face {
  readonly title: string
  readonly priceFen: number
  readonly singlePriceFen: number
  /** "3 人团" */
  readonly badge: string
  /** "还差 1 人"; empty where no round is passed on. */
  readonly seats: string
  /** Seats to draw, where a round is passed on and they can be counted at a glance. */
  readonly taken: { readonly paid: number; readonly total: number } | null
  readonly promise: string
  readonly brandName: string
  readonly shopName: string
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Weight = 400 | 700 | 900

/** One thing to paint. Text stands on its baseline at `y`; `width` is what it was measured to take. */
export type Stroke =
  /** `colors` of two run from top to bottom. */
  | (Place & { readonly type: 'box'; readonly radius: number; readonly colors: readonly [string, string?] })
  | (Place & { readonly type: 'ring'; readonly radius: number; readonly color: string; readonly thick: number })
  | (Place & { readonly type: 'picture'; readonly which: 'goods' | 'code'; readonly radius: number })
  | {
      readonly type: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly width: number
      readonly size: number
      readonly weight: Weight
      readonly color: string
    }

export type Measure = (text: string, size: number, weight: Weight) => number

export interface Design {
  readonly width: number
  readonly height: number
  strokes(face: Face, measure: Measure): Stroke[]
}

export const box = (place: Place & { radius?: number }, ...colors: [string, string?]): Stroke => ({
  type: 'box',
  radius: 0,
  ...place,
  colors,
})

export const picture = (which: 'goods' | 'code', place: Place & { radius?: number }): Stroke => ({
  type: 'picture',
  radius: 0,
  ...place,
  which,
})

interface LineStyle {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: string
  readonly widthMax: number
  readonly weight?: Weight
  /** Where the text stands in `widthMax`. */
  readonly align?: 'left' | 'center' | 'right'
}

const PART = { left: 0, center: 0.5, right: 1 }

/** One line, cut with an ellipsis where it would not fit; nothing for nothing. */
export function line(text: string, style: LineStyle, measure: Measure): Stroke[] {
  const { size, color, widthMax, weight = 400, align = 'left' } = style
  const fitted = clip(text, { size, weight, widthMax }, measure)
  if (fitted === '') return []
  const width = measure(fitted, size, weight)
  const x = style.x + (widthMax - width) * PART[align]
  return [{ type: 'text', text: fitted, x, y: style.y, width, size, weight, color }]
}

interface LinesStyle extends LineStyle {
  readonly linesMax: number
  readonly leading: number
  /** Where few lines stand in the room of many; `y` is the first baseline of the fullest case. */
  readonly stand?: 'top' | 'middle' | 'bottom'
}

const DROP = { top: 0, middle: 0.5, bottom: 1 }

/** At most `linesMax` lines below each other. */
export function lines(text: string, style: LinesStyle, measure: Measure): Stroke[] {
  const { size, weight = 400, widthMax, linesMax, leading, stand = 'top' } = style
  const wrapped = wrap(text, { size, weight, widthMax, linesMax }, measure)
  const y = style.y + (linesMax - wrapped.length) * leading * DROP[stand]
  return wrapped.flatMap((one, n) => line(one, { ...style, y: y + n * leading }, measure))
}

interface Fit {
  readonly size: number
  readonly weight: Weight
  readonly widthMax: number
}

const SIGNS = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const signsOf = (text: string): string[] => [...SIGNS.segment(text)].map(({ segment }) => segment)

/** Longer than any line of ours, so that measuring a novel costs no more than measuring a title. */
const SIGNS_MAX = 200

/** Text cut at the end with an ellipsis, by signs as readers count them. */
function clip(text: string, { size, weight, widthMax }: Fit, measure: Measure): string {
  const signs = signsOf(text).slice(0, SIGNS_MAX)
  const cut = (length: number) => (length < signs.length ? `${signs.slice(0, length).join('').trimEnd()}…` : text)
  // Between a length that fits and one that does not, until they meet.
  let [fits, tooLong] = [0, signs.length + 1]
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    if (measure(cut(middle), size, weight) <= widthMax) fits = middle
    else tooLong = middle
  }
  return cut(fits)
}

/** Lines fill up by sign, as Chinese breaks anywhere; what does not fit into the last one is cut. */
export function wrap(text: string, fit: Fit & { linesMax: number }, measure: Measure): string[] {
  const found: string[] = []
  let rest = text.trim()
  while (rest !== '' && found.length < fit.linesMax - 1) {
    const taken = fill(rest, fit, measure)
    found.push(taken.trimEnd())
    rest = rest.slice(taken.length).trimStart()
  }
  return rest === '' ? found : [...found, clip(rest, fit, measure)]
}

function fill(text: string, { size, weight, widthMax }: Fit, measure: Measure): string {
  let taken = ''
  for (const sign of signsOf(text)) {
    if (taken !== '' && measure(taken + sign, size, weight) > widthMax) return wholeWords(taken, sign)
    taken += sign
  }
  return taken
}

/** A Latin word goes to the next line as a whole, and no line begins with a comma, as long as something stays here. */
function wholeWords(taken: string, next: string): string {
  if (/^[，。、；：！？）】》,.;:!?)]/u.test(next)) return taken.slice(0, -1) || taken
  if (!/^[\p{Script=Latin}\d]/u.test(next)) return taken
  const kept = taken.replace(/[\p{Script=Latin}\d.'-]+$/u, '')
  return kept.trim() === '' ? taken : kept
}

/** The largest size, from `from` down to `to`, at which the text fits. */
export function shrink(
  text: string,
  range: { from: number; to: number; weight: Weight; widthMax: number },
  measure: Measure,
): number {
  let size = range.from
  while (size > range.to && measure(text, size, range.weight) > range.widthMax) size -= 2
  return size
}
