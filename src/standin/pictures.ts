import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Hono } from 'hono'
import { askedWidth, createPictureSizes } from './picture-sizes'

const TYPES: Readonly<Record<string, string>> = {
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
}

/**
 * Plays the object storage and its CDN: pictures by name, in the width that `?imageMogr2/thumbnail/<width>x` asks for
 * (Tencent COS), kept for a year by whoever fetched them.
 */
export function pictureRoutes(folder: string): Hono {
  const app = new Hono()
  const sizes = createPictureSizes()
  app.get('/:name', async (c) => {
    const name = basename(c.req.param('name'))
    const type = TYPES[extname(name)]
    const file = join(folder, name)
    if (!type || !existsSync(file)) return c.notFound()
    const whole = await readFile(file)
    const width = type === 'image/svg+xml' ? null : askedWidth(new URL(c.req.url).search)
    const bytes = width ? await sizes.sized(name, whole, width) : whole
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': bytes === whole ? type : 'image/webp',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Access-Control-Allow-Origin': '*',
      'Timing-Allow-Origin': '*',
    })
  })
  return app
}
