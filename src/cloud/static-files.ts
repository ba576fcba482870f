import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

interface Kept {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}

/** Files of a build, kept in memory: named ones for ever (their names carry a hash), the page itself never. */
export function staticFiles(folder: string): (path: string) => Promise<Response | null> {
  const kept = new Map<string, Kept>()
  return async (path) => {
    const [name = '/'] = path.split('?')
    const file = normalize(name === '/' ? '/index.html' : decodeURIComponent(name))
    const type = TYPES[extname(file)]
    if (!type) return null
    const found = kept.get(file) ?? (await load(join(folder, file), type))
    if (!found) return null
    kept.set(file, found)
    return new Response(found.body, { headers: found.headers })
  }
}

async function load(file: string, type: string): Promise<Kept | null> {
  const raw = await readFile(file).catch(() => null)
  if (!raw) return null
  const zipped = /html|javascript|css|json|svg/.test(type)
  const forever = /\.[0-9a-f]{8}\.|\.[0-9a-f]{20}\./.test(file)
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(zipped ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
  }
  return { body: new Uint8Array(zipped ? gzipSync(raw) : raw), headers }
}
