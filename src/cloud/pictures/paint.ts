import { type Canvas, createCanvas, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import { LINE, PAPER_DEEP } from './colors'
import { FAMILY, loadLetters } from './letters'
import type { Design, Face, Measure, Stroke, Weight } from './strokes'

/** Bytes of the pictures that a design names; null leaves its place, and the words still sell. */
export type Sources = Readonly<Record<'goods' | 'code', Uint8Array | null>>

type Pictures = Readonly<Record<'goods' | 'code', Image | null>>
type Of<Type extends Stroke['type']> = Extract<Stroke, { type: Type }>

const fontOf = (size: number, weight: Weight) => `${weight} ${size}px "${FAMILY}"`

/** A design drawn with this face, ready to be encoded. */
export async function paint(design: Design, face: Face, sources: Sources): Promise<Canvas> {
  loadLetters()
  const [goods, code] = await Promise.all([decoded(sources.goods), decoded(sources.code)])
  const canvas = createCanvas(design.width, design.height)
  const ctx = canvas.getContext('2d')
  const measure = measureWith(ctx)
  for (const stroke of design.strokes(face, measure)) paintOne(ctx, stroke, { goods, code })
  return canvas
}

/** The same letters for laying out as for painting. */
export function measureWith(ctx: SKRSContext2D): Measure {
  return (text, size, weight) => {
    ctx.font = fontOf(size, weight)
    return ctx.measureText(text).width
  }
}

/** What is no picture is none: the fault of one file must not spoil the sheet. */
const decoded = (bytes: Uint8Array | null): Promise<Image | null> =>
  bytes ? loadImage(bytes).catch(() => null) : Promise.resolve(null)

function paintOne(ctx: SKRSContext2D, stroke: Stroke, pictures: Pictures): void {
  if (stroke.type === 'box') paintBox(ctx, stroke)
  else if (stroke.type === 'ring') paintRing(ctx, stroke)
  else if (stroke.type === 'text') paintText(ctx, stroke)
  else paintPicture(ctx, stroke, pictures[stroke.which])
}

function paintBox(
  ctx: SKRSContext2D,
  { x, y, width, height, radius, colors: [from, to] }: Omit<Of<'box'>, 'type'>,
): void {
  const shade = ctx.createLinearGradient(0, y, 0, y + height)
  shade.addColorStop(0, from)
  shade.addColorStop(1, to ?? from)
  ctx.fillStyle = shade
  ctx.beginPath()
  ctx.roundRect(x, y, width, height, radius)
  ctx.fill()
}

function paintRing(ctx: SKRSContext2D, { x, y, width, height, radius, color, thick }: Of<'ring'>): void {
  ctx.strokeStyle = color
  ctx.lineWidth = thick
  ctx.beginPath()
  ctx.roundRect(x + thick / 2, y + thick / 2, width - thick, height - thick, radius)
  ctx.stroke()
}

function paintText(ctx: SKRSContext2D, { text, x, y, size, weight, color }: Of<'text'>): void {
  ctx.font = fontOf(size, weight)
  ctx.fillStyle = color
  ctx.fillText(text, x, y)
}

function paintPicture(ctx: SKRSContext2D, stroke: Of<'picture'>, image: Image | null): void {
  const { x, y, width, height, radius, which } = stroke
  if (!image) {
    if (which === 'goods') paintMissing(ctx, stroke)
    return
  }
  const part = which === 'code' ? { x: 0, y: 0, width: image.width, height: image.height } : cover(image, stroke)
  ctx.save()
  ctx.beginPath()
  ctx.roundRect(x, y, width, height, radius)
  ctx.clip()
  ctx.drawImage(image, part.x, part.y, part.width, part.height, x, y, width, height)
  ctx.restore()
}

/** A quiet sun over paper: an empty box would look like a fault. */
function paintMissing(ctx: SKRSContext2D, { x, y, width, height, radius }: Of<'picture'>): void {
  paintBox(ctx, { x, y, width, height, radius, colors: [PAPER_DEEP] })
  const side = Math.min(width, height) * 0.42
  const sun = { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side, radius: side / 2 }
  paintBox(ctx, { ...sun, colors: [LINE, PAPER_DEEP] })
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The middle of a picture that fills its place without being stretched. */
export function cover(image: Size, place: Size): { x: number; y: number; width: number; height: number } {
  const scale = Math.min(image.width / place.width, image.height / place.height)
  const [width, height] = [place.width * scale, place.height * scale]
  return { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height }
}
