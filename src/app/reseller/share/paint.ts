import type { Stroke } from './poster'

/** What both platforms' canvases offer of a picture: WeChat's `canvas.createImage()` and the browser's `Image`. */
export interface Picture {
  readonly width: number
  readonly height: number
}
export type Pictures = Readonly<Record<'goods' | 'code', Picture | null>>

const FONT = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", "DejaVu Sans", sans-serif'

export const fontOf = (size: number, bold: boolean) => `${bold ? 'bold ' : ''}${size}px ${FONT}`

/** Paints a layout. A picture that did not load leaves its place: the words still sell. */
export function paint(ctx: CanvasRenderingContext2D, strokes: readonly Stroke[], pictures: Pictures): void {
  for (const stroke of strokes) {
    if (stroke.type === 'box') paintBox(ctx, stroke)
    else if (stroke.type === 'text') paintText(ctx, stroke)
    else paintPicture(ctx, stroke, pictures[stroke.which])
  }
}

type BoxShape = Pick<Extract<Stroke, { type: 'box' }>, 'x' | 'y' | 'width' | 'height' | 'radius'>

function paintBox(ctx: CanvasRenderingContext2D, stroke: BoxShape & { color: string }): void {
  ctx.fillStyle = stroke.color
  outline(ctx, stroke)
  ctx.fill()
}

function paintText(ctx: CanvasRenderingContext2D, stroke: Extract<Stroke, { type: 'text' }>): void {
  ctx.font = fontOf(stroke.size, stroke.bold)
  ctx.fillStyle = stroke.color
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.fillText(stroke.text, stroke.x, stroke.y)
}

function paintPicture(
  ctx: CanvasRenderingContext2D,
  stroke: Extract<Stroke, { type: 'picture' }>,
  picture: Picture | null,
): void {
  if (!picture) {
    paintMissing(ctx, stroke)
    return
  }
  const part = cover(picture, stroke)
  ctx.save()
  outline(ctx, stroke)
  ctx.clip()
  ctx.drawImage(
    picture as CanvasImageSource,
    part.x,
    part.y,
    part.width,
    part.height,
    stroke.x,
    stroke.y,
    stroke.width,
    stroke.height,
  )
  ctx.restore()
}

/** A quiet place with a disc in it: on a poster an empty box looks like a fault. */
function paintMissing(ctx: CanvasRenderingContext2D, { x, y, width, height, radius }: BoxShape): void {
  const side = Math.min(width, height) / 2
  paintBox(ctx, { x, y, width, height, radius, color: '#f0e6da' })
  const disc = { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side, radius: side / 2 }
  paintBox(ctx, { ...disc, color: '#e2d3bf' })
}

/** The middle of a picture that fills its place without being stretched. */
export function cover(picture: Picture, place: Picture): { x: number; y: number; width: number; height: number } {
  const scale = Math.min(picture.width / place.width, picture.height / place.height)
  const width = place.width * scale
  const height = place.height * scale
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height }
}

/** arcTo instead of roundRect: older WeChat canvases lack the latter. */
function outline(ctx: CanvasRenderingContext2D, { x, y, width, height, radius }: BoxShape): void {
  const [right, bottom] = [x + width, y + height]
  ctx.beginPath()
  ctx.moveTo(x + radius, y)
  ctx.arcTo(right, y, right, bottom, radius)
  ctx.arcTo(right, bottom, x, bottom, radius)
  ctx.arcTo(x, bottom, x, y, radius)
  ctx.arcTo(x, y, right, y, radius)
  ctx.closePath()
}
