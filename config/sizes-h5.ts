import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
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

export function cardScripts(dist: string): string[] {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`no H5 build in ${dist}: npm run build:h5`)
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const entries = [...html.matchAll(/<script[^>]*\ssrc="?\/?([^"\s>]+)/g)].map((match) => match[1]!)
  const texts = entries.map((file) => readFileSync(join(dist, file), 'utf8'))
  const chunks = chunksOfRoute(texts, CARD_ROUTE).map(fileNamer(texts))
  return [...new Set([...entries, ...chunks.filter((file) => existsSync(join(dist, file)))])]
}

/** Taro's router is an array of `{path, load}`; webpack turned each load into `Promise.all([r.e(1), r.e(2)])`. */
function chunksOfRoute(texts: readonly string[], route: string): string[] {
  const start = new RegExp(`path:\\s*["']/?${route}["']`)
  const text = texts.find((t) => start.test(t))
  if (!text) throw new Error(`the H5 build has no route ${route}`)
  const from = text.slice(text.search(start) + 5)
  const next = from.search(/path:\s*["']/)
  const load = next === -1 ? from.slice(0, 2000) : from.slice(0, next)
  const ids = [...load.matchAll(/\.e\((?:(\d+)|["']([^"']+)["'])\)/g)].map((match) => match[1] ?? match[2]!)
  if (ids.length === 0) throw new Error(`the route ${route} loads no chunk: has webpack's output changed?`)
  return ids
}

/** webpack's own function from chunk to file name (`r.u`), run with nothing around it. */
function fileNamer(texts: readonly string[]): (chunk: string) => string {
  for (const text of texts) {
    const at = text.search(/\.u\s*=\s*(?:function\s*)?\(?\w+\)?\s*(?:=>|\{)/)
    if (at === -1) continue
    const name = namerIn(text.slice(at).replace(/^\.u\s*=\s*/, ''))
    if (name) return name
  }
  throw new Error('webpack’s chunk names are not where they were')
}

/** The function ends where its text first parses and answers: cut at each closing character until it does. */
function namerIn(text: string): ((chunk: string) => string) | null {
  for (const end of text.slice(0, 20_000).matchAll(/\.js["']\s*\}?/g)) {
    try {
      const name = runInNewContext(`(${text.slice(0, end.index + end[0].length)})`, {}, { timeout: 100 }) as unknown
      if (typeof name === 'function' && String(name(0)).endsWith('.js')) return (chunk) => String(name(chunk))
    } catch {
      // Not the end yet.
    }
  }
  return null
}
