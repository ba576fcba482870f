import { scaleBand, scaleLinear, scalePoint } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'

export interface Point {
  /** A day, a name: what stands below. */
  readonly label: string
  readonly value: number
}

export interface Drawing {
  readonly kind: 'line' | 'bars'
  readonly points: readonly Point[]
  readonly width: number
  readonly height: number
  /** The letters' size grows in care mode. */
  readonly text: number
  readonly format: (value: number) => string
}

/** An image has no style sheet: these are the values of --tea, --line and --ink-3. */
const INK = { line: '#1f5f4b', grid: '#ebe3d6', text: '#756c5f', soft: '#e4f0ea' }
const LETTERS = "-apple-system,'PingFang SC','Noto Sans SC','DejaVu Sans',sans-serif"

/** One series as an SVG picture: text, so it is small, sharp, and the same in WeChat and in a browser. */
export function draw(drawing: Drawing): string {
  const { points, width, height, text, format } = drawing
  const most = Math.max(1, ...points.map((point) => point.value))
  const least = Math.min(0, ...points.map((point) => point.value))
  const up = scaleLinear().domain([least, most]).nice(4)
  const ticks = up.ticks(4).filter((tick) => Number.isInteger(tick))
  const left = Math.max(...ticks.map((tick) => widthOf(format(tick), text))) + 8
  const [right, bottom] = [width - 8, height - text - 10]
  up.range([bottom, text])
  const grid = ticks.map(
    (tick) =>
      `<path d="M${left} ${r(up(tick))}H${right}" stroke="${INK.grid}"/>` +
      label({ x: left - 6, y: up(tick) + text * 0.35, anchor: 'end', text: format(tick), size: text }),
  )
  const place = { left, right, zero: up(0), up, drawing }
  const figure = drawing.kind === 'bars' ? bars(place) : curve(place)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `${grid.join('')}${figure}</svg>`
  )
}

interface Place {
  readonly left: number
  readonly right: number
  readonly zero: number
  readonly up: (value: number) => number
  readonly drawing: Drawing
}

function bars({ left, right, zero, up, drawing }: Place): string {
  const across = scaleBand<number>()
    .domain(drawing.points.map((_, at) => at))
    .range([left, right])
    .padding(0.32)
  const wide = Math.min(across.bandwidth(), 40)
  const boxes = drawing.points.map(({ value }, at) => {
    const [x, y] = [across(at)! + (across.bandwidth() - wide) / 2, Math.min(up(value), zero)]
    const tall = Math.max(Math.abs(zero - up(value)), value === 0 ? 0 : 1)
    return `<rect x="${r(x)}" y="${r(y)}" width="${r(wide)}" height="${r(tall)}" rx="${r(Math.min(4, wide / 3))}" fill="${INK.line}"/>`
  })
  return boxes.join('') + below(drawing, (at) => across(at)! + across.bandwidth() / 2)
}

function curve({ left, right, zero, up, drawing }: Place): string {
  const across = scalePoint<number>()
    .domain(drawing.points.map((_, at) => at))
    .range([left + 6, right - 6])
  const x = (_: Point, at: number) => across(at)!
  const y = (point: Point) => up(point.value)
  const under = area<Point>().x(x).y0(zero).y1(y).curve(curveMonotoneX)(drawing.points as Point[])
  const path = line<Point>().x(x).y(y).curve(curveMonotoneX)(drawing.points as Point[])
  const last = drawing.points.length - 1
  const end = drawing.points[last]
  return (
    `<path d="${under ?? ''}" fill="${INK.soft}"/>` +
    `<path d="${path ?? ''}" fill="none" stroke="${INK.line}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>` +
    (end ? `<circle cx="${r(across(last)!)}" cy="${r(up(end.value))}" r="4" fill="${INK.line}"/>` : '') +
    below(drawing, (at) => across(at)!)
  )
}

/** As many labels as have room, the last one always: today is what one looks for. */
function below({ points, width, height, text }: Drawing, x: (at: number) => number): string {
  const widest = Math.max(1, ...points.map((point) => widthOf(point.label, text)))
  const every = Math.max(1, Math.ceil((points.length * (widest + 10)) / (width - 40)))
  return points
    .map((point, at) => {
      if ((points.length - 1 - at) % every !== 0) return ''
      const half = widthOf(point.label, text) / 2
      const middle = Math.min(Math.max(x(at), half), width - half)
      return label({ x: middle, y: height - 3, anchor: 'middle', text: point.label, size: text })
    })
    .join('')
}

interface Label {
  readonly x: number
  readonly y: number
  readonly anchor: 'middle' | 'end'
  readonly text: string
  readonly size: number
}

const label = ({ x, y, anchor, text, size }: Label): string =>
  `<text x="${r(x)}" y="${r(y)}" font-size="${size}" font-family="${LETTERS}" fill="${INK.text}" text-anchor="${anchor}">${escaped(text)}</text>`

/** A guess that is never too small: Chinese signs are square, the others are narrower. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? size : size * 0.62), 0)

const r = (n: number): number => Math.round(n * 10) / 10

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
