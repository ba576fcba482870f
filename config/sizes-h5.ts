import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Size } from './sizes-weapp'

const CARD_ROUTE = 'consumer/campaign/index'
const CARD_MAX = 350 * 1024

/** Script that a cold visitor of a shared card loads: what index.html names, and the chunks of the card's route. */
export function h5Sizes(dist: string): Size[] {
  const bytes = cardScripts(dist)
    .map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
    .reduce((a, b) => a + b, 0)
  return [{ key: 'size.h5.card.gzip', bytes, limit: CARD_MAX }]
}

/** Scripts as `index.html` names them, and those of the card's page as the build's own `routes.json` does. */
export function cardScripts(dist: string): string[] {
  if (!existsSync(join(dist, 'routes.json'))) throw new Error(`no H5 build in ${dist}: npm run build:h5`)
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const entries = [...html.matchAll(/<script[^>]*\ssrc="?\/?([^"\s>]+)/g)].map((match) => match[1]!)
  const routes = JSON.parse(readFileSync(join(dist, 'routes.json'), 'utf8')) as Record<string, string[]>
  const own = routes[CARD_ROUTE]?.filter((file) => file.endsWith('.js'))
  if (!own) throw new Error(`the H5 build has no route ${CARD_ROUTE}`)
  return [...new Set([...entries, ...own])]
}
