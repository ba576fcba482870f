import { type Canvas, createCanvas, Image } from '@napi-rs/canvas'
import jsqr from 'jsqr'
import { answering } from './phone'

/** A phone that can draw: the page's canvas node, and the files that are made of it. */
export interface Paper {
  readonly more: Readonly<Record<string, unknown>>
  /** What a camera reads in the picture that the page made; null when there is no code in it. */
  read(filePath: string): string | null
  /** Files that were made of the canvas. */
  readonly posters: readonly string[]
  /** Files that went into the album. */
  readonly album: readonly string[]
}

export function makePaper(): Paper {
  const drawn = new Map<string, Canvas>()
  const album: string[] = []
  const canvas = Object.assign(createCanvas(300, 150), { createImage: imageOfPhone })
  return {
    album,
    get posters() {
      return [...drawn.keys()]
    },
    read(filePath) {
      const { width, height } = canvas
      const picture = drawn.get(filePath)?.getContext('2d').getImageData(0, 0, width, height)
      return picture ? (jsqr(picture.data, width, height)?.data ?? null) : null
    },
    more: {
      createSelectorQuery: () => queryFor(canvas),
      canvasToTempFilePath: answering(({ canvas: asked }) => {
        const tempFilePath = `wxfile://tmp_${drawn.size + 1}.png`
        drawn.set(tempFilePath, asked as Canvas)
        return { tempFilePath, errMsg: 'canvasToTempFilePath:ok' }
      }),
      saveImageToPhotosAlbum: answering(({ filePath }) => {
        album.push(String(filePath))
        return { errMsg: 'saveImageToPhotosAlbum:ok' }
      }),
    },
  }
}

/** WeChat's images load by themselves, from the net and from data URIs alike. */
function imageOfPhone(): Image {
  const image = new Image()
  const load = Object.getOwnPropertyDescriptor(Image.prototype, 'src')!.set!
  Object.defineProperty(image, 'src', {
    set(uri: string) {
      bytesOf(uri).then(
        (bytes) => load.call(image, bytes),
        (cause) => image.onerror?.(cause),
      )
    },
  })
  return image
}

async function bytesOf(uri: string): Promise<Buffer> {
  if (uri.startsWith('data:')) return Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64')
  const answer = await fetch(uri)
  if (!answer.ok) throw new Error(`${uri}: ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** Every selector finds the canvas: a page has one. */
function queryFor(node: unknown) {
  const place = { node, left: 0, top: 0, width: 300, height: 150 }
  const each = { fields: () => query, node: () => query, boundingClientRect: () => query, scrollOffset: () => query }
  const query = {
    in: () => query,
    select: () => each,
    selectAll: () => each,
    selectViewport: () => each,
    exec(done: (places: unknown[]) => void) {
      setTimeout(() => done([place]), 0)
      return query
    },
  }
  return query
}
