import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { staticFiles } from '@/cloud/static-files'
import { cardScripts } from '../../../config/sizes-h5'
import { type Browser, launchBrowser } from '../browser'

const DIST = resolve(__dirname, '../../../dist/h5')
const files = staticFiles(DIST)
const server = createServer(async (request, response) => {
  const file = await files(request.url ?? '/')
  if (!file) return response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
  const body = Buffer.from(await file.arrayBuffer())
  response.writeHead(200, Object.fromEntries(file.headers)).end(body)
})
let browser: Browser

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  server.close()
})

test('the scripts that are weighed are those that a cold visitor of a card really loads', async () => {
  const { page } = await browser.phone('first-load')
  const loaded = new Set<string>()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) loaded.add(pathname.slice(1))
  })
  const { port } = server.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/#/consumer/campaign/index?c=01990000-0007-7000-8000-000000000001`)
  await page.waitForSelector('.taro_page', { state: 'attached' })
  await page.waitForLoadState('networkidle')
  expect([...loaded].sort()).toEqual(cardScripts(DIST).sort())
})
