import { INK, INK_2, INK_3, LINE, PAPER, VERMILION, WHITE } from './colors'
import { price, shortYuan } from './price'
import { box, type Design, type Face, line, lines, type Measure, picture, type Stroke } from './strokes'
import { words } from './words'

const [WIDTH, HEIGHT] = [900, 1440]
const X = 90
const INNER = WIDTH - 2 * X
const CODE = 252
const CODE_X = WIDTH - X - CODE
const BESIDE = CODE_X - X - 28

/** Ink on paper: a framed print with a seal, quiet enough to hang on a wall. */
export const paper: Design = {
  width: WIDTH,
  height: HEIGHT,
  strokes: (face, measure) => [
    box({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, PAPER),
    frame(32, 4, INK),
    frame(44, 1, LINE),
    ...line(
      face.brandName,
      { x: X, y: 122, size: 36, weight: 700, color: INK, widthMax: INNER, align: 'center' },
      measure,
    ),
    box({ x: WIDTH / 2 - 24, y: 144, width: 48, height: 4 }, VERMILION),
    picture('goods', { x: X, y: 180, width: INNER, height: 660 }),
    { type: 'ring', x: X - 8, y: 172, width: INNER + 16, height: 676, radius: 0, color: LINE, thick: 1 },
    ...seal(face, measure),
    ...lines(
      face.title,
      { x: X, y: 956, size: 52, weight: 400, color: INK, widthMax: INNER, linesMax: 2, leading: 70, stand: 'middle' },
      measure,
    ),
    box({ x: X, y: 1066, width: INNER, height: 2 }, LINE),
    ...foot(face, measure),
  ],
}

function frame(inset: number, thick: number, color: string): Stroke {
  const [width, height] = [WIDTH - 2 * inset, HEIGHT - 2 * inset]
  return { type: 'ring', x: inset, y: inset, width, height, radius: 0, color, thick }
}

/** A seal as painters set it, half over the picture's edge. */
function seal({ badge }: Face, measure: Measure): Stroke[] {
  const [width, height] = [200, 84]
  const [x, y] = [X + INNER - width - 24, 840 - height / 2]
  if (badge === '') return []
  return [
    box({ x, y, width, height, radius: 10 }, VERMILION),
    { type: 'ring', x: x + 7, y: y + 7, width: width - 14, height: height - 14, radius: 6, color: WHITE, thick: 2 },
    ...line(
      badge,
      { x: x + 16, y: y + 57, size: 42, weight: 900, color: WHITE, widthMax: width - 32, align: 'center' },
      measure,
    ),
  ]
}

function foot(face: Face, measure: Measure): Stroke[] {
  const left = { x: X, widthMax: BESIDE }
  const hint = { x: CODE_X - 8, widthMax: CODE + 16, align: 'center' as const }
  const said = face.singlePriceFen > face.priceFen ? words.single(shortYuan(face.singlePriceFen)) : ''
  return [
    ...price(face.priceFen, { ...left, y: 1194, size: 124, color: VERMILION }, measure),
    ...line(said, { ...left, y: 1252, size: 32, color: INK_3 }, measure),
    ...line(
      face.shopName && words.soldBy(face.shopName),
      { ...left, y: 1308, size: 30, weight: 700, color: INK_2 },
      measure,
    ),
    ...line(face.promise, { ...left, y: 1358, size: 25, color: INK_3 }, measure),
    picture('code', { x: CODE_X, y: 1080, width: CODE, height: CODE }),
    ...line(words.scan, { ...hint, y: 1358, size: 25, color: INK_2 }, measure),
  ]
}
