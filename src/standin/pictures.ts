import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
}

/** Plays the object storage and its CDN: pictures by name, kept for a year by whoever fetched them. */
export function pictureRoutes(folder: string): Hono {
  const app = new Hono()
  app.get('/:name', async (c) => {
    const name = basename(c.req.param('name'))
    const type = TYPES[extname(name)]
    const file = join(folder, name)
    if (!type || !existsSync(file)) return c.notFound()
    return c.body(new Uint8Array(await readFile(file)), 200, {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Access-Control-Allow-Origin': '*',
      'Timing-Allow-Origin': '*',
    })
  })
  return app
}
