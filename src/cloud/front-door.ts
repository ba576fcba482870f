import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a page of the H5 app asks for first, and where it stands in the app. */
interface Front {
  readonly route: string
  /** The place in the app's own (hash) address; empty is its first page. */
  readonly hash: string
  readonly call: string
  readonly input: Readonly<Record<string, string>>
}

type Ask = (request: Request) => Promise<Response>

/**
 * The app's page with its first answer inside: who opens a shared card cold waits for one answer instead of three in a
 * row (page, script, data). The app finds the answer under the same name as if it had asked, and asks again behind it.
 */
export function frontDoor(folder: string, ask: Ask): (path: string) => Promise<Response | null> {
  let build: Promise<Build> | null = null
  return async (path) => {
    const front = frontOf(path)
    if (!front) return null
    build ??= readBuild(folder)
    const read = await build.catch(() => null)
    // A server of the API alone has no page; where one is built later, it is found then.
    if (!read) {
      build = null
      return null
    }
    const { html, routes } = read
    const answer = await answerTo(front, ask)
    const head = [...preloads(routes[front.route] ?? []), script(front, answer)].join('')
    return page(html.replace('</head>', () => `${head}</head>`))
  }
}

function frontOf(path: string): Front | null {
  const [name = ''] = path.split('?')
  const code = /^\/s\/([0-9A-Za-z]{8,10})$/.exec(name)?.[1]
  if (code) {
    const hash = `#/consumer/campaign/index?s=${code}`
    return { route: 'consumer/campaign/index', hash, call: 'visitor/campaigns.card', input: { shareCode: code } }
  }
  // With a query it is WeChat's login coming back, on its way to some other page.
  return path === '/' ? { route: 'pages/home/index', hash: '', call: 'visitor/campaigns.live', input: {} } : null
}

interface Build {
  readonly html: string
  /** The files that a page needs, by its route. */
  readonly routes: Readonly<Record<string, readonly string[]>>
}

async function readBuild(folder: string): Promise<Build> {
  const [html, routes] = await Promise.all(
    ['index.html', 'routes.json'].map((name) => readFile(join(folder, name), 'utf8')),
  )
  return { html: html!, routes: JSON.parse(routes!) }
}

/** A refusal is left to the app, which knows how to say it. */
async function answerTo({ call, input }: Front, ask: Ask): Promise<unknown> {
  const answer = await ask(new Request(`http://front.door/${call}?${new URLSearchParams(input)}`))
  return answer.ok ? answer.json() : null
}

const preloads = (files: readonly string[]): string[] =>
  files.map((file) => `<link rel="preload" as="${file.endsWith('.css') ? 'style' : 'script'}" href="/${file}">`)

/** Named as `useAsk` names its questions; `<` is written so that no text can end the script. */
function script({ call, input, hash }: Front, answer: unknown): string {
  const given = answer === null ? {} : { [`${call} ${JSON.stringify(input)}`]: answer }
  const text = JSON.stringify(given).replace(/</g, '\\u003c')
  const place = hash && `location.hash||history.replaceState(null,'',location.pathname+location.search+'${hash}');`
  return `<script>${place}window.given=${text}</script>`
}

function page(html: string): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-encoding': 'gzip',
  }
  return new Response(new Uint8Array(gzipSync(html)), { headers: { ...headers, vary: 'accept-encoding' } })
}
