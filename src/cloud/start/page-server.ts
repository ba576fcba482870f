import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'

/** What the start page shows and pulls. */
export interface Levers {
  /** Phones, feed, the simulator's state, restarts: everything the page draws, asked for once a second. */
  state(): Promise<unknown>
  /** Kills the API as a power cut would; answers what it did once the API is back by itself. */
  crash(): Promise<unknown>
  /** A lever of the stand-in: `pay`, `faults`, `clock`, `refunds`, `forge`. */
  simulate(lever: string, body: unknown): Promise<unknown>
}

const PARTS = [
  'page.css',
  'page-story.css',
  'page-stage.css',
  'page-strip.css',
  'page-backstage.css',
  'page-lines.css',
  'page.js',
  'page-backstage.js',
  'page-clock.js',
  'page-dom.js',
  'page-faults.js',
  'page-phones.js',
  'page-power.js',
  'page-send.js',
  'page-story.js',
  'page-strip.js',
]
const FILES: Readonly<Record<string, string>> = {
  '/': 'page.html',
  ...Object.fromEntries(PARTS.map((name) => [`/${name}`, name])),
}
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}
const LEVERS = z.enum(['pay', 'faults', 'clock', 'refunds', 'forge'])

/** The page with the people side by side. It belongs to the demonstration, not to the product. */
export function openPage(port: number, levers: Levers): Promise<{ stop(): void }> {
  const app = new Hono()
  for (const [path, file] of Object.entries(FILES)) {
    app.get(path, async (c) => {
      const body = await readFile(join(__dirname, file), 'utf8')
      return c.body(body, 200, { 'content-type': TYPES[file.split('.').at(-1)!]!, 'cache-control': 'no-cache' })
    })
  }
  app.get('/start', (c) => c.redirect('/'))
  app.get('/state', async (c) => c.json((await levers.state()) as object))
  app.post('/crash', async (c) => c.json((await levers.crash()) as object))
  app.post('/simulate/:lever', async (c) => {
    const lever = LEVERS.safeParse(c.req.param('lever'))
    if (!lever.success) return c.notFound()
    return c.json((await levers.simulate(lever.data, await c.req.json())) as object)
  })
  const server = createServer(getRequestListener(app.fetch))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve({ stop: () => close(server) }))
  })
}

function close(server: Server): void {
  server.close()
  server.closeAllConnections()
}
