import { createCanvas, loadImage } from '@napi-rs/canvas'

/** Pictures in the widths that were asked for, kept while they fit: the longest unused makes room. */
export interface PictureSizes {
  /** The picture `name` no wider than `width`; the same bytes where it is not wider anyway. */
  sized(name: string, bytes: Buffer, width: number): Promise<Buffer>
}

const QUALITY = 82

export function createPictureSizes(bytesMax = 32 * 1024 * 1024): PictureSizes {
  const kept = new Map<string, Buffer>()
  let size = 0
  const drop = (key: string) => {
    size -= kept.get(key)!.length
    kept.delete(key)
  }
  return {
    async sized(name, bytes, width) {
      const key = `${width} ${name}`
      const made = kept.get(key) ?? (await resized(bytes, width))
      if (kept.has(key)) drop(key)
      kept.set(key, made)
      size += made.length
      for (const oldest of kept.keys()) {
        if (size <= bytesMax) break
        drop(oldest)
      }
      return made
    },
  }
}

async function resized(bytes: Buffer, width: number): Promise<Buffer> {
  const image = await loadImage(bytes)
  if (image.width <= width) return bytes
  const canvas = createCanvas(width, Math.max(1, Math.round((image.height * width) / image.width)))
  const pen = canvas.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.encode('webp', QUALITY)
}

/** Tencent's picture processing in a query: `?imageMogr2/thumbnail/480x`. Null for a query that asks for nothing. */
export function askedWidth(query: string): number | null {
  const width = /^\??imageMogr2\/thumbnail\/(\d{1,4})x$/.exec(query)?.[1]
  return width && Number(width) > 0 ? Number(width) : null
}
