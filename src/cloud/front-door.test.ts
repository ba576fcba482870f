import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { frontDoor } from './front-door'

const CARD = 'consumer/campaign/index'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuantuan-front-'))
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><head><title>愿团</title></head><body><div id="app"></div></body>',
  )
  writeFileSync(join(folder, 'routes.json'), JSON.stringify({ [CARD]: ['js/12.js', 'css/12.css'] }))
})
afterEach(() => rmSync(folder, { recursive: true }))

const answering =
  (answer: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(answer), { status })

async function htmlOf(path: string, ask: (request: Request) => Promise<Response>): Promise<string> {
  const page = await frontDoor(folder, ask)(path)
  return gunzipSync(Buffer.from(await page!.arrayBuffer())).toString('utf8')
}

/** Runs the page's own script as a browser would, at this address. */
function run(html: string, hash = '') {
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)![1]!
  const window: { given?: Record<string, unknown> } = {}
  const location = { hash, pathname: '/s/Card1234', search: '' }
  const history = {
    replaceState: (_: unknown, __: string, url: string) =>
      Object.assign(location, { hash: url.slice(url.indexOf('#')) }),
  }
  new Function('window', 'location', 'history', script)(window, location, history)
  return { given: window.given!, hash: location.hash }
}

test('a shared card comes with its answer inside, under the name the app asks by, and with the files of its page', async () => {
  const asked: string[] = []
  const html = await htmlOf('/s/Card1234', async (request) => {
    asked.push(new URL(request.url).pathname + new URL(request.url).search)
    return new Response('{"title":"明前龙井"}')
  })
  expect(asked).toEqual(['/visitor/campaigns.card?shareCode=Card1234'])
  expect(run(html)).toEqual({
    given: { 'visitor/campaigns.card {"shareCode":"Card1234"}': { title: '明前龙井' } },
    hash: `#/${CARD}?s=Card1234`,
  })
  expect(html).toContain('<link rel="preload" as="script" href="/js/12.js">')
  expect(html).toContain('<link rel="preload" as="style" href="/css/12.css">')
})

test('who has gone on to another page and reloads stays there', async () => {
  const html = await htmlOf('/s/Card1234', answering({}))
  expect(run(html, '#/consumer/order/index?o=1').hash).toBe('#/consumer/order/index?o=1')
})

test('no text of a seller ends the script or starts another', async () => {
  const title = '</script><script>steal()</script><!-- $& $1'
  const html = await htmlOf('/s/Card1234', answering({ title }))
  expect(html.match(/<script>/g)).toHaveLength(1)
  expect(Object.values(run(html).given)).toEqual([{ title }])
})

test('a card that is refused is left to the app, which knows how to say it', async () => {
  const html = await htmlOf('/s/NoSuchOne', answering({ code: 'not-found' }, 404))
  expect(run(html)).toEqual({ given: {}, hash: `#/${CARD}?s=NoSuchOne` })
})

test('the home page brings its lists; a login on its way back and other addresses are not its business', async () => {
  expect(run(await htmlOf('/', answering({ items: [] })))).toEqual({
    given: {
      'visitor/campaigns.live {}': { items: [] },
      'visitor/campaigns.almost {}': { items: [] },
      'visitor/discovery.categories {}': { items: [] },
    },
    hash: '',
  })
  const door = frontDoor(folder, answering({}))
  for (const path of ['/?code=1&state=2', '/s/', '/s/%2e%2e%2f', '/js/12.js', '/s/toolongcode1'])
    expect(await door(path)).toBeNull()
})

test('without a build there is no page, and the server lives on; a build that comes later is found', async () => {
  const away = `${folder}-away`
  renameSync(folder, away)
  const door = frontDoor(folder, answering({ items: [] }))
  expect(await door('/')).toBeNull()
  renameSync(away, folder)
  expect((await door('/'))?.status).toBe(200)
})
