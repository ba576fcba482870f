import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { fitted, SIDE_MAX, type Size } from './rules'

export interface Redrawn extends Size {
  readonly type: 'image/webp'
  readonly bytes: Uint8Array
  /** Base64 of a tiny WebP. */
  readonly preview: string
}

/** Good enough for a page of print; photographs come out at some 200 KB. */
const QUALITY = 82
const TINY_SIDE = 20
const TINY_QUALITY = 30
/** A picture of many points takes a tenth of a second and 100 MB: more at once would only make orders wait. */
const inTurn = turns(2)

/**
 * The same picture out of nothing but its points: upright (the decoder turns it as its camera was held), at most as large as we show it, and without a word of what its
 * file said about it. Whatever was hidden in the file is gone too. Null for what is no picture after all.
 */
export const redraw = (bytes: Uint8Array): Promise<Redrawn | null> =>
  inTurn(async () => {
    const image = await loadImage(Buffer.from(bytes)).catch(() => null)
    if (!image || image.width < 1) return null
    const drawn = await shrunken(image, SIDE_MAX, QUALITY)
    const tiny = await shrunken(image, TINY_SIDE, TINY_QUALITY)
    const size = fitted({ width: image.width, height: image.height }, SIDE_MAX)
    return { type: 'image/webp', ...size, bytes: new Uint8Array(drawn), preview: tiny.toString('base64') }
  })

/** A kept picture in one of the few widths that pages ask for. */
export const sized = (bytes: Uint8Array, width: number): Promise<Uint8Array | null> =>
  inTurn(async () => {
    const image = await loadImage(Buffer.from(bytes)).catch(() => null)
    if (!image || image.width <= width) return null
    return new Uint8Array(await shrunken(image, width * Math.max(1, image.height / image.width), QUALITY))
  })

async function shrunken(picture: Image, side: number, quality: number): Promise<Buffer> {
  const { width, height } = fitted({ width: picture.width, height: picture.height }, side)
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(picture, 0, 0, width, height)
  return canvas.encode('webp', quality)
}

function turns(atOnce: number) {
  const waiting: (() => void)[] = []
  let free = atOnce
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((next) => waiting.push(next))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
