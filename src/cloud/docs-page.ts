import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { OpenApi } from './openapi'

/** The page's own files; nothing is loaded from elsewhere. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>愿团 API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true })</script>
</html>
`

/** Serves /docs and /openapi.json; null for every other path, and where the page's files were not shipped. */
export function docsPage(document: () => OpenApi): (request: Request) => Response | null {
  const folder = assetFolder()
  let text = ''
  return (request) => {
    if (request.method !== 'GET') return null
    const { pathname } = new URL(request.url)
    if (pathname === '/openapi.json') {
      text ||= JSON.stringify(document())
      return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } })
    }
    if (!folder) return null
    if (pathname === '/docs' || pathname === '/docs/')
      return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    const type = ASSETS[pathname.slice('/docs/'.length)]
    if (!pathname.startsWith('/docs/') || !type) return null
    const file = readFileSync(join(folder, pathname.slice('/docs/'.length)))
    return new Response(file, { headers: { 'content-type': type, 'cache-control': 'public, max-age=86400' } })
  }
}

function assetFolder(): string | null {
  try {
    const folder = dirname(createRequire(resolve('package.json')).resolve('swagger-ui-dist/package.json'))
    return existsSync(join(folder, 'swagger-ui-bundle.js')) ? folder : null
  } catch {
    // A cloud function ships without it: the document alone is served.
    return null
  }
}
