import { INK, PAPER, VERMILION } from './colors'
import { price } from './price'
import { box, type Design, line, picture } from './strokes'

const SIDE = 800
const FOOT = 200

/** The picture of Moments (1:1, WX 分享到朋友圈): goods and price and nothing that urges (OPS 5.1). */
export const moments: Design = {
  width: SIDE,
  height: SIDE,
  strokes: (face, measure) => [
    box({ x: 0, y: 0, width: SIDE, height: SIDE }, PAPER),
    picture('goods', { x: 0, y: 0, width: SIDE, height: SIDE - FOOT }),
    ...line(
      face.title,
      { x: 36, y: SIDE - FOOT + 74, size: 48, weight: 700, color: INK, widthMax: SIDE - 72 },
      measure,
    ),
    ...price(face.priceFen, { x: 36, y: SIDE - 36, widthMax: 420, size: 92, color: VERMILION }, measure),
    ...line(
      face.brandName,
      { x: 470, y: SIDE - 40, size: 36, color: INK, widthMax: SIDE - 506, align: 'right' },
      measure,
    ),
  ],
}
