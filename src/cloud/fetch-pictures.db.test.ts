import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importPictures, machinePictures, retryMachinePictures } from '@/catalogue/service'
import { upsertGoods } from '@/catalogue/upsert-service'
import { isRefusal } from '@/kernel/result'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { answerOf, type ImportDesk, openImportDesk, WEN } from '@/testing/import-desk'
import { checkInvariants } from '@/testing/invariants/check'
import { fetchPictures } from './fetch-pictures'
import type { House } from './house'

/** A red square of one point, as a GIF. */
const SQUARE = Buffer.from('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

let db: FreshDatabase
let desk: ImportDesk
let web: Server
let host: string
let busy = 0
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
  web = createServer((request, response) => {
    if (request.url === '/tea.gif') return response.end(SQUARE)
    if (request.url === '/page.gif') return response.end('<html>no picture</html>')
    if (request.url === '/inside.gif') return response.writeHead(302, { location: 'http://127.0.0.1:9/x.gif' }).end()
    if (request.url === '/busy.gif' && ++busy > 1) return response.end(SQUARE)
    response.writeHead(request.url === '/busy.gif' ? 503 : 404).end()
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(web.address() as AddressInfo).port}`
  Object.assign(desk.shop, { ownHosts: [host] })
})
afterEach(async () => {
  web.close()
  await db.drop()
})

const fetchAll = () =>
  fetchPictures({ sql: db.sql, now: () => desk.world.now, settings: { pictureHosts: [host] } } as unknown as House)

const pictures = async (importId: string) => {
  const page = await importPictures({ sql: db.sql, now: desk.world.now }, { input: { importId }, by: WEN })
  if (isRefusal(page)) throw new Error(page.refused)
  return page.items.map(({ url, state, reason }) => [url.split('/').at(-1), state, reason]).sort()
}

const HEADING = '商品编码,商品名称,类目,价格(元),图片\n'

test('pictures are fetched one by one, each with its end; the goods show our own copies, and the same file changes nothing', async () => {
  const names = ['tea', 'page', 'inside', 'busy', 'gone']
  const file = `${HEADING}tea,龙井,茶,68,${names.map((name) => `http://${host}/${name}.gif`).join(' ')}\n`
  const { id } = await desk.check(file)
  await desk.run(id)
  expect(await pictures(id)).toHaveLength(5)
  await fetchAll()
  expect(await pictures(id)).toEqual([
    ['busy.gif', 'waiting', 'unreachable'],
    ['gone.gif', 'failed', 'not-found'],
    ['inside.gif', 'failed', 'address-inside'],
    ['page.gif', 'failed', 'not-a-picture'],
    ['tea.gif', 'kept', null],
  ])
  await db.sql`update import_picture set run_at = now() where state = 'waiting'`
  await fetchAll()
  expect((await pictures(id))[0]).toEqual(['busy.gif', 'kept', null])
  const [tea] = await desk.shelf()
  expect(tea!.pictureUrls[0]).toMatch(/^\/files\/[0-9a-f-]{36}(#p=.+)?$/)
  expect((await desk.check(file)).counts).toMatchObject({ same: 1, changed: 0 })
  expect((await checkInvariants(db.sql)).map(({ law }) => law)).not.toContain(
    'a product is its newest version, word by word',
  )
  expect(await desk.undo(id)).toMatchObject({ undo: { undone: 1, kept: 0 } })
})

const asMachine = <I>(input: I) => ({ input, by: { ...WEN, role: 'open' as const } })
const ofMachine = async (input: { state?: 'failed' } = {}) => {
  const page = await machinePictures({ sql: db.sql, now: desk.world.now }, asMachine(input))
  if (isRefusal(page)) throw new Error(page.refused)
  return page.items.map(({ handle, url, state, reason }) => [handle, url.split('/').at(-1), state, reason]).sort()
}

test('pictures that a machine names are fetched too: it reads which failed and why, and the same goods twice change nothing', async () => {
  const upsert = upsertGoods({ ...desk.shop.neighbours, isOwnHost: (one) => one === host })
  const at = (name: string) => `http://${host}/${name}.gif`
  const tea = { handle: 'tea', title: '龙井', category: '茶', priceFen: 6800, agreed: false }
  const goods = [{ ...tea, pictureUrls: ['tea', 'page', 'gone'].map(at), skuPictureUrl: at('tea') }]
  expect(answerOf(await desk.send(upsert, { goods }))).toMatchObject({ written: 1 })
  expect(await ofMachine()).toEqual(['gone', 'page', 'tea'].map((name) => ['tea', `${name}.gif`, 'waiting', null]))
  await fetchAll()
  const failed = [
    ['tea', 'gone.gif', 'failed', 'not-found'],
    ['tea', 'page.gif', 'failed', 'not-a-picture'],
  ]
  expect(await ofMachine()).toEqual([...failed, ['tea', 'tea.gif', 'kept', null]])
  expect(await ofMachine({ state: 'failed' })).toEqual(failed)
  const [shown] = await desk.shelf()
  expect(shown!.pictureUrls[0]).toMatch(/^\/files\/[0-9a-f-]{36}(#p=.+)?$/)
  expect(answerOf(await desk.send(upsert, { goods }))).toMatchObject({ written: 0, results: [{ change: 'same' }] })
  expect(await ofMachine({ state: 'failed' })).toEqual(failed)
  expect(answerOf(await desk.send(retryMachinePictures, {}))).toEqual({ again: 2 })
  await fetchAll()
  expect(await ofMachine({ state: 'failed' })).toEqual(failed)
})
