import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Build, painter } from './first-paint/first-paint'
import { heldBack } from './first-paint/held'

interface Asked {
  readonly call: string
  readonly input: Readonly<Record<string, string>>
}

/** What a page of the H5 app asks for first, and where it stands in the app. */
interface Front {
  readonly route: string
  /** The place in the app's own (hash) address; empty is its first page. */
  readonly hash: string
  readonly asks: readonly Asked[]
}

type Ask = (request: Request) => Promise<Response>

/**
 * The app's page with its first answers inside, and its upper half drawn out of them: who opens a shared card cold reads
 * it after one answer instead of three in a row (page, script, data). The app finds the answers under the same names as
 * if it had asked, and asks again behind them.
 */
export function frontDoor(folder: string, ask: Ask): (path: string) => Promise<Response | null> {
  let house: Promise<House> | null = null
  return async (path) => {
    const front = frontOf(path)
    if (!front) return null
    house ??= readHouse(folder)
    const read = await house.catch(() => null)
    // A server of the API alone has no page; where one is built later, it is found then.
    if (!read) {
      house = null
      return null
    }
    const { build, paint } = read
    const answers = await Promise.all(front.asks.map((one) => answerTo(one, ask)))
    // A page without its paint is slower; without the page there is nothing.
    const painted = await paint(front.route, answers).catch(() => null)
    const own = build.routes[front.route] ?? []
    const given = script(front, answers)
    if (!painted) return page(inHead(build.html, [...preloads(own), given]))
    const { html, start } = heldBack(build.html, { hash: front.hash || '#/pages/home/index', own })
    return page(inBody(inHead(html, [painted.style, given]), [painted.markup, start]))
  }
}

function frontOf(path: string): Front | null {
  const [name = ''] = path.split('?')
  const code = /^\/s\/([0-9A-Za-z]{8,10})$/.exec(name)?.[1]
  if (code) {
    const hash = `#/consumer/campaign/index?s=${code}`
    return {
      route: 'consumer/campaign/index',
      hash,
      asks: [{ call: 'visitor/campaigns.card', input: { shareCode: code } }],
    }
  }
  // With a query it is WeChat's login coming back, on its way to some other page.
  return path === '/' ? HOME : null
}

const HOME: Front = {
  route: 'pages/home/index',
  hash: '',
  asks: ['visitor/campaigns.live', 'visitor/campaigns.almost', 'visitor/discovery.categories'].map((call) => ({
    call,
    input: {},
  })),
}

interface House {
  readonly build: Build
  readonly paint: ReturnType<typeof painter>
}

async function readHouse(folder: string): Promise<House> {
  const [html, routes] = await Promise.all(
    ['index.html', 'routes.json'].map((name) => readFile(join(folder, name), 'utf8')),
  )
  const build = { folder, html: html!, routes: JSON.parse(routes!) as Build['routes'] }
  return { build, paint: painter(build) }
}

/** A refusal is left to the app, which knows how to say it. */
async function answerTo({ call, input }: Asked, ask: Ask): Promise<unknown> {
  const answer = await ask(new Request(`http://front.door/${call}?${new URLSearchParams(input)}`))
  return answer.ok ? answer.json() : null
}

const preloads = (files: readonly string[]): string[] =>
  files.map((file) => `<link rel="preload" as="${file.endsWith('.css') ? 'style' : 'script'}" href="/${file}">`)

const inHead = (html: string, parts: readonly string[]): string =>
  html.replace('</head>', () => `${parts.join('')}</head>`)
const inBody = (html: string, parts: readonly string[]): string =>
  html.replace('<body>', () => `<body>${parts.join('')}`)

/** Named as `useAsk` names its questions; `<` is written so that no text can end the script. */
function script({ asks, hash }: Front, answers: readonly unknown[]): string {
  const named = asks.map(({ call, input }, n) => [`${call} ${JSON.stringify(input)}`, answers[n]] as const)
  const given = Object.fromEntries(named.filter(([, answer]) => answer !== null))
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
