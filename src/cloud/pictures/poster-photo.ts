import { CREAM, INK, VERMILION, WHITE } from './colors'
import { price, shortYuan } from './price'
import { box, type Design, type Face, line, lines, type Measure, picture, type Stroke } from './strokes'
import { words } from './words'

const [WIDTH, HEIGHT] = [900, 1440]
const PICTURE = 960
const X = 60
const INNER = WIDTH - 2 * X
const CODE = 252
/** A white card of its own on the dark ground, or no camera would find the code's edge. */
const CARD = { x: WIDTH - X - CODE - 32, y: 1096, width: CODE + 32, height: CODE + 32, radius: 24 }
const BESIDE = CARD.x - X - 32
const QUIET = '#cfc4b4'

/** The goods fill the sheet, the words stand in their shadow. */
export const photo: Design = {
  width: WIDTH,
  height: HEIGHT,
  strokes: (face, measure) => [
    box({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, INK),
    picture('goods', { x: 0, y: 0, width: WIDTH, height: PICTURE }),
    box({ x: 0, y: PICTURE - 460, width: WIDTH, height: 460 }, '#231d1600', '#231d16ff'),
    ...head(face, measure),
    ...lines(
      face.title,
      { x: X, y: 908, size: 56, weight: 700, color: WHITE, widthMax: INNER, linesMax: 2, leading: 76, stand: 'bottom' },
      measure,
    ),
    ...foot(face, measure),
  ],
}

function head({ badge, brandName }: Face, measure: Measure): Stroke[] {
  const brandWidth = Math.min(measure(brandName, 32, 700) + 48, INNER * 0.6)
  const badgeWidth = Math.min(measure(badge, 38, 900) + 48, INNER * 0.35)
  const [brandX, badgeX] = [X, WIDTH - X - badgeWidth]
  const brand = { x: brandX + 24, y: 102, size: 32, weight: 700 as const, color: INK, widthMax: brandWidth - 48 }
  const said = { x: badgeX + 24, y: 104, size: 38, weight: 900 as const, color: WHITE, widthMax: badgeWidth - 48 }
  return [
    ...(brandName ? [box({ x: brandX, y: 56, width: brandWidth, height: 68, radius: 34 }, '#ffffffe6')] : []),
    ...line(brandName, brand, measure),
    ...(badge ? [box({ x: badgeX, y: 56, width: badgeWidth, height: 68, radius: 34 }, VERMILION)] : []),
    ...line(badge, said, measure),
  ]
}

function foot(face: Face, measure: Measure): Stroke[] {
  const left = { x: X, widthMax: BESIDE }
  const said = face.singlePriceFen > face.priceFen ? words.single(shortYuan(face.singlePriceFen)) : ''
  return [
    ...price(face.priceFen, { ...left, y: 1170, size: 128, color: CREAM }, measure),
    ...line(said, { ...left, y: 1226, size: 32, color: QUIET }, measure),
    ...line(
      face.shopName && words.soldBy(face.shopName),
      { ...left, y: 1290, size: 30, weight: 700, color: WHITE },
      measure,
    ),
    ...line(face.promise, { ...left, y: 1338, size: 26, color: QUIET }, measure),
    ...line(words.scan, { ...left, y: 1382, size: 26, color: QUIET }, measure),
    box(CARD, WHITE),
    picture('code', { x: CARD.x + 16, y: CARD.y + 16, width: CODE, height: CODE }),
  ]
}
