import Taro from '@tarojs/taro'
import { fontOf, type Picture, paint } from './paint'
import { POSTER, type PosterFacts, posterStyles } from './poster'

/** The part of WeChat's 2d canvas node and of the browser's canvas that a poster needs. */
interface CanvasNode {
  width: number
  height: number
  getContext(type: '2d'): CanvasRenderingContext2D
  createImage?(): HTMLImageElement
  toDataURL(type: string): string
}

interface PosterOrder {
  readonly canvasId: string
  readonly style: string
  readonly facts: PosterFacts
  readonly goodsUrl: string
  /** The mini-program code as a data URI; empty leaves its place free. */
  readonly codeUri: string
}

const NODE_TRIES = 20
const NODE_WAIT = 50
/** A picture that takes longer is left out: a poster now beats a perfect one later. */
const PICTURE_WAIT = 4_000

/** Draws a poster on the page's hidden canvas and answers where the finished picture is. */
export async function drawPoster(order: PosterOrder): Promise<string> {
  const canvas = await canvasOf(order.canvasId)
  canvas.width = POSTER.width
  canvas.height = POSTER.height
  const ctx = canvas.getContext('2d')
  const [goods, code] = await Promise.all([load(canvas, order.goodsUrl), load(canvas, order.codeUri)])
  const layout = posterStyles[order.style] ?? posterStyles.shelf!
  const strokes = layout(order.facts, (text, size, bold) => {
    ctx.font = fontOf(size, bold)
    return ctx.measureText(text).width
  })
  paint(ctx, strokes, { goods, code })
  return exported(canvas)
}

/** The node may come after the first render, so it is asked for until it is there. */
async function canvasOf(canvasId: string): Promise<CanvasNode> {
  for (let tried = 0; tried < NODE_TRIES; tried += 1) {
    const node = await ask(canvasId)
    if (node) return node
    await new Promise((resolve) => setTimeout(resolve, NODE_WAIT))
  }
  throw new Error(`no canvas ${canvasId}`)
}

function ask(canvasId: string): Promise<CanvasNode | null> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${canvasId}`)
      .fields({ node: true, size: true })
      .exec((found: ({ node?: CanvasNode } | null)[]) => resolve(found?.[0]?.node ?? null))
  })
}

function load(canvas: CanvasNode, src: string): Promise<Picture | null> {
  if (src === '') return Promise.resolve(null)
  return new Promise((resolve) => {
    const image = canvas.createImage ? canvas.createImage() : new Image()
    // Without it a picture of another host would taint the canvas, and nothing could be saved.
    if (!canvas.createImage) image.crossOrigin = 'anonymous'
    const timer = setTimeout(() => resolve(null), PICTURE_WAIT)
    const settle = (picture: Picture | null) => {
      clearTimeout(timer)
      resolve(picture)
    }
    image.onload = () => settle(image.width > 0 ? image : null)
    image.onerror = () => settle(null)
    image.src = src
  })
}

async function exported(canvas: CanvasNode): Promise<string> {
  if (process.env.TARO_ENV === 'h5') return canvas.toDataURL('image/png')
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as never, fileType: 'png' })
  return tempFilePath
}

/** `refused` covers a missing permission and any other no of the album: the long press works in every case. */
export type Saved = 'saved' | 'refused' | 'cancelled'

/** Into the album on a phone, into the downloads in a browser. */
export async function savePoster(path: string, fileName: string): Promise<Saved> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = path
    link.download = fileName
    link.click()
    return 'saved'
  }
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: path })
    return 'saved'
  } catch (error) {
    const message = String((error as { errMsg?: string }).errMsg ?? error)
    return message.includes('cancel') ? 'cancelled' : 'refused'
  }
}
