import { INK, INK_3, LINE, PAPER, TEA, VERMILION, WHITE } from './colors'
import { price, shortYuan } from './price'
import { box, type Design, type Face, line, lines, type Measure, picture, type Stroke } from './strokes'
import { words } from './words'

const [WIDTH, HEIGHT] = [1000, 800]
/** The goods on the left, what they cost on the right: a chat shows it at a quarter of this size. */
const PICTURE = 540
const X = PICTURE + 36
const INNER = WIDTH - X - 32

/** The card of a chat (5:4, WX 转发): goods, price beside the single price, seats, who ships and who recommends. */
export const card: Design = {
  width: WIDTH,
  height: HEIGHT,
  strokes: (face, measure) => [
    box({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, PAPER),
    picture('goods', { x: 0, y: 0, width: PICTURE, height: HEIGHT }),
    ...line(face.brandName, { x: X, y: 84, size: 36, weight: 700, color: TEA, widthMax: INNER }, measure),
    ...lines(
      face.title,
      { x: X, y: 160, size: 54, weight: 700, color: INK, widthMax: INNER, linesMax: 2, leading: 72 },
      measure,
    ),
    ...price(face.priceFen, { x: X, y: 420, widthMax: INNER, size: 132, color: VERMILION }, measure),
    ...single(face, measure),
    ...seats(face, measure),
  ],
}

function single({ singlePriceFen, priceFen, shopName }: Face, measure: Measure): Stroke[] {
  const style = { x: X, size: 38, color: INK_3, widthMax: INNER }
  const said = singlePriceFen > priceFen ? words.single(shortYuan(singlePriceFen)) : ''
  return [
    ...line(said, { ...style, y: 490 }, measure),
    ...line(shopName && words.soldBy(shopName), { ...style, y: 560, size: 34 }, measure),
  ]
}

/** How many sit and how many are missing, to be counted without reading; below it the same in words. */
function seats({ taken, badge, seats: said }: Face, measure: Measure): Stroke[] {
  const place = { x: X, y: 680, width: INNER, height: 88, radius: 44 }
  const text = [badge, said].filter(Boolean).join(' · ')
  const words = line(
    text,
    { x: X + 20, y: 740, size: 42, weight: 700, color: WHITE, widthMax: INNER - 40, align: 'center' },
    measure,
  )
  return [...(taken ? places(taken) : []), box(place, VERMILION), ...words]
}

const SEAT = 56
const SEATS_MAX = 5

function places({ paid, total }: { paid: number; total: number }): Stroke[] {
  if (total > SEATS_MAX) return []
  return Array.from({ length: total }, (_, n): Stroke => {
    const place = { x: X + n * (SEAT + 14), y: 598, width: SEAT, height: SEAT, radius: SEAT / 2 }
    return n < paid ? box(place, VERMILION) : { type: 'ring', ...place, color: LINE, thick: 5 }
  })
}
