import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, resolve } from 'node:path'
import { HOME, runBin } from './run'

const DIST = resolve(HOME, 'dist/gallery')
const PORT = 4200
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Builds the page of all blocks: an H5 app of its own, so nothing of it ships with the product. */
export async function buildGallery(): Promise<void> {
  const env = { NODE_ENV: 'production', TARO_ENV: 'h5' as const, YUANTUAN_APP: 'gallery' }
  const ran = await runBin('taro', ['build', '--type', 'h5'], { env })
  if (ran.code !== 0 || !existsSync(join(DIST, 'index.html')))
    throw new Error(`the gallery was not built:\n${ran.output.slice(-4000)}`)
}

/** Serves what was built; answers its address. Port 0 is any free one. */
export async function serveGallery(port = PORT): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    const file = join(DIST, path === '/' ? 'index.html' : path)
    if (!file.startsWith(DIST) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

if (require.main === module) {
  console.log('building the gallery …')
  buildGallery()
    .then(() => serveGallery())
    .then(({ url }) => console.log(`every block in every state: ${url}`))
    .catch((fault) => {
      console.error(fault instanceof Error ? fault.message : fault)
      process.exitCode = 1
    })
}
