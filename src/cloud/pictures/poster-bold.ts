import { CREAM, INK, INK_2, INK_3, VERMILION, VERMILION_DEEP, WHITE } from './colors'
import { price, shortYuan } from './price'
import { box, type Design, type Face, line, lines, type Measure, picture, type Stroke } from './strokes'
import { words } from './words'

const [WIDTH, HEIGHT] = [900, 1440]
const X = 64
const INNER = WIDTH - 2 * X
const CODE = 252
/** The white foot that holds the code: nothing of the colour comes near it. */
const FOOT = { x: X, y: 1104, width: INNER, height: 292, radius: 36 }
const CODE_X = FOOT.x + FOOT.width - CODE - 20

/** The price as a shout in the house's red: to be read across a room. */
export const bold: Design = {
  width: WIDTH,
  height: HEIGHT,
  strokes: (face, measure) => [
    box({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, VERMILION, VERMILION_DEEP),
    ...head(face, measure),
    ...price(face.priceFen, { x: X - 6, y: 366, widthMax: INNER, size: 250, color: WHITE }, measure),
    ...single(face, measure),
    ...lines(
      face.title,
      { x: X, y: 528, size: 48, weight: 700, color: WHITE, widthMax: INNER, linesMax: 2, leading: 66, stand: 'middle' },
      measure,
    ),
    picture('goods', { x: X, y: 640, width: INNER, height: 440, radius: 36 }),
    ...foot(face, measure),
  ],
}

function head({ badge, brandName }: Face, measure: Measure): Stroke[] {
  const width = Math.min(measure(badge, 46, 900) + 56, INNER / 2)
  const said = line(
    badge,
    { x: X + 28, y: 122, size: 46, weight: 900, color: VERMILION_DEEP, widthMax: width - 56 },
    measure,
  )
  const brand = { x: X + INNER / 2 + 20, y: 118, size: 36, color: CREAM, widthMax: INNER / 2 - 20 }
  return [
    ...(badge ? [box({ x: X, y: 64, width, height: 80, radius: 40 }, CREAM), ...said] : []),
    ...line(brandName, { ...brand, align: 'right' }, measure),
  ]
}

function single({ priceFen, singlePriceFen }: Face, measure: Measure): Stroke[] {
  const said = singlePriceFen > priceFen ? words.single(shortYuan(singlePriceFen)) : ''
  return line(said, { x: X, y: 440, size: 40, color: CREAM, widthMax: INNER }, measure)
}

function foot({ shopName, brandName, promise }: Face, measure: Measure): Stroke[] {
  const left = { x: FOOT.x + 36, widthMax: CODE_X - FOOT.x - 60 }
  const head = shopName ? words.soldBy(shopName) : words.ships(brandName)
  return [
    box(FOOT, WHITE),
    ...line(head, { ...left, y: 1184, size: 38, weight: 700, color: INK }, measure),
    ...lines(promise, { ...left, y: 1236, size: 26, color: INK_2, linesMax: 2, leading: 38 }, measure),
    ...line(words.scan, { ...left, y: 1348, size: 28, color: INK_3 }, measure),
    picture('code', { x: CODE_X, y: FOOT.y + 20, width: CODE, height: CODE }),
  ]
}
