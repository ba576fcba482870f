import { type Canvas, createCanvas, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import jsqr from 'jsqr'

/** How badly a photo turns out. */
export interface Shake {
  readonly seed: number
  /** Radians that the phone is held aslant. */
  readonly turn: number
  /** How much the far edge shrinks: 0.1 is a tenth. */
  readonly tilt: number
  /** Pixels of blur. */
  readonly blur: number
  /** How much light is missing: 0.4 leaves three fifths. */
  readonly dim: number
  /** Steps of 255 by which each pixel may be off. */
  readonly noise: number
}

/** A phone held over somebody's screen, in a dim room, not quite still. */
export const CARELESS: Shake = { seed: 20260501, turn: 0.07, tilt: 0.12, blur: 1.1, dim: 0.4, noise: 10 }

/** Who scans holds the phone over the lower half, where the code is. */
const FRAME = { width: 960, height: 760 }

/** What a camera makes of a picture: skewed, blurred, dimmed, noisy, and the same again for the same seed. */
export async function photograph(picture: Uint8Array, shake: Shake): Promise<Canvas> {
  const seen = tilted(await loadImage(picture), shake)
  const photo = createCanvas(FRAME.width, FRAME.height)
  const ctx = photo.getContext('2d')
  ctx.fillStyle = '#46403a'
  ctx.fillRect(0, 0, FRAME.width, FRAME.height)
  ctx.filter = `blur(${shake.blur}px)`
  ctx.translate(FRAME.width / 2, FRAME.height / 2)
  ctx.rotate(shake.turn)
  ctx.drawImage(seen, -seen.width / 2, FRAME.height / 2 - seen.height)
  ctx.resetTransform()
  ctx.filter = 'none'
  ctx.fillStyle = `rgba(12, 10, 8, ${shake.dim})`
  ctx.fillRect(0, 0, FRAME.width, FRAME.height)
  grain(ctx, shake)
  return photo
}

/** The far edge of a sheet is narrower than the near one: drawn line by line. */
function tilted(image: Image, { tilt }: Shake): Canvas {
  const { width, height } = image
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  for (let y = 0; y < height; y += 1) {
    const part = width * (1 - tilt * (1 - y / height))
    ctx.drawImage(image, 0, y, width, 1, (width - part) / 2, y, part, 1)
  }
  return canvas
}

function grain(ctx: SKRSContext2D, { seed, noise }: Shake): void {
  const pixels = ctx.getImageData(0, 0, FRAME.width, FRAME.height)
  const chance = chanceOf(seed)
  for (let at = 0; at < pixels.data.length; at += 4) {
    const off = (chance() - 0.5) * 2 * noise
    for (let colour = 0; colour < 3; colour += 1) pixels.data[at + colour]! += off
  }
  ctx.putImageData(pixels, 0, 0)
}

// Looked up once: within a test's sandbox each look at a global costs as much as all the rest.
const { imul } = Math

/** Numbers from 0 to 1 that look like chance and come again with the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What a scanner reads in a photo; null when it finds nothing. */
export function scan(photo: Canvas): string | null {
  const { width, height } = photo
  return (
    jsqr(photo.getContext('2d').getImageData(0, 0, width, height).data, width, height, {
      inversionAttempts: 'dontInvert',
    })?.data ?? null
  )
}

/** The lower part of a poster: codes stand there, and searching all of it takes five times as long. */
const FOOT = 0.3

/** What a scanner reads in a poster's file itself, without any camera between. */
export async function scanFile(poster: Uint8Array): Promise<string | null> {
  const image = await loadImage(poster)
  const canvas = createCanvas(image.width, Math.round(image.height * FOOT))
  canvas.getContext('2d').drawImage(image, 0, canvas.height - image.height)
  return scan(canvas)
}
