import { createCanvas, loadImage } from '@napi-rs/canvas'
import { carryOut } from '@/cloud/effects'
import { cameraFile, SECRET_PLACE } from '@/testing/camera-file'
import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { kai, lin, northTea, ovi, wen } from '@/testing/world'
import { ROOM } from './rules'

jest.setTimeout(60_000)

let product: Product
let clients: Record<'wen' | 'kai' | 'ovi' | 'lin', Client>
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  const [w, k, o, l] = await Promise.all([wen, kai, ovi, lin].map((who) => signIn(product.url, product.standin, who)))
  clients = { wen: w!, kai: k!, ovi: o!, lin: l! }
})
afterAll(() => product.stop())

interface Kept {
  readonly id: string
  readonly url: string
  readonly type: string
  readonly code: string
  readonly width: number
  readonly height: number
}
const upload = (who: 'wen' | 'kai', bytes: Buffer, purpose: 'picture' | 'document' = 'picture') =>
  clients[who].send<Kept>('brand/files.upload', { name: '检测报告.pdf', purpose, base64: bytes.toString('base64') })
const get = (path: string) => fetch(product.url + path.split('#')[0])
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n')

function picture(color: string, width = 60, height = 30) {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = color
  ctx.fillRect(0, 0, width, height)
  ctx.fillStyle = '#ffffff'
  ctx.fillRect(0, 0, width / 4, height / 4)
  return canvas
}

test('a phone’s picture is kept upright and without a word of where it was taken', async () => {
  const taken = await cameraFile(picture('#8a1f11'), 6)
  expect(taken.includes(SECRET_PLACE)).toBe(true)
  const { body } = await upload('wen', taken)
  expect(body).toMatchObject({ type: 'image/webp', width: 30, height: 60 })
  const shown = await get(body.url)
  const bytes = Buffer.from(await shown.arrayBuffer())
  expect(shown.headers.get('content-type')).toBe('image/webp')
  expect(shown.headers.get('cache-control')).toContain('immutable')
  for (const trace of [SECRET_PLACE, 'Exif', 'GPS']) expect(bytes.includes(trace)).toBe(false)
  const image = await loadImage(bytes)
  const ctx = createCanvas(30, 60).getContext('2d')
  ctx.drawImage(image, 0, 0)
  // Turned to the right: what was the upper left corner is the upper right one.
  expect(ctx.getImageData(27, 3, 1, 1).data[1]).toBeGreaterThan(200)
  expect(ctx.getImageData(3, 3, 1, 1).data[1]).toBeLessThan(80)
})

test('pages get a smaller form of it; any other size is the picture as it lies', async () => {
  const { body } = await upload('wen', await picture('#345678', 2_000, 1_000).encode('jpeg'))
  expect(body).toMatchObject({ width: 1_600, height: 800 })
  expect(body.url).toMatch(/^\/files\/[0-9a-f-]{36}#p=[A-Za-z0-9+/]+=*$/)
  const [plain] = body.url.split('#')
  const widthAt = async (query: string) =>
    (await loadImage(Buffer.from(await (await get(plain + query)).arrayBuffer()))).width
  expect(await widthAt('?imageMogr2/thumbnail/480x')).toBe(480)
  expect(await widthAt('?imageMogr2/thumbnail/481x')).toBe(1_600)
})

test('the same bytes are kept once, also when they come twice at once', async () => {
  const bytes = await picture('#0a0b0c').encode('png')
  const both = await Promise.all([upload('wen', bytes), upload('wen', bytes)])
  expect(new Set(both.map(({ body }) => body.id)).size).toBe(1)
  const elsewhere = await upload('kai', bytes)
  expect(elsewhere.body.id).not.toBe(both[0]!.body.id)
})

test('a document is private until something public shows it, and then a download that can’t run', async () => {
  const { body } = await upload('wen', PDF, 'document')
  expect(body).toMatchObject({ url: '', type: 'application/pdf' })
  expect((await get(`/files/${body.id}`)).status).toBe(404)
  const read = (who: keyof typeof clients, path: string) =>
    clients[who].ask<{ base64: string }>(path, { fileId: body.id })
  expect((await read('wen', 'brand/files.content')).body.base64).toBe(PDF.toString('base64'))
  expect((await read('kai', 'brand/files.content')).status).toBe(404)
  expect((await read('ovi', 'operator/files.content')).body.base64).toBe(PDF.toString('base64'))
  const { sql, standin } = product
  await carryOut({ sql, now: standin.now() }, [{ type: 'show-files', brandId: northTea.id, fileIds: [body.id] }])
  const shown = await get(`/files/${body.id}`)
  expect(shown.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E6/)
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  expect(shown.headers.get('content-security-policy')).toContain('sandbox')
})

test('a logo is one of the brand’s own pictures, a scan one of its own files; whose is another’s is not taken', async () => {
  const now = (
    await clients.wen.ask<{ name: string; about: string; city: string; logoUrl: string }>('brand/review.brand')
  ).body
  const { name, about, city, logoUrl } = now
  const face = (next: string) => clients.wen.send<Kept>('brand/review.saveBrand', { name, about, city, logoUrl: next })
  const [own, others] = await Promise.all([
    upload('wen', await picture('#117711').encode('jpeg')),
    upload('kai', await picture('#111177').encode('jpeg')),
  ])
  for (const bad of [others.body.url, 'https://elsewhere.test/logo.png', '/files/none', '/files/'])
    expect((await face(bad)).body).toMatchObject({ code: 'file-refused', facts: { why: 'missing' } })
  expect((await face(own.body.url)).body).toMatchObject({
    changes: [{ field: 'logoUrl', before: logoUrl, after: own.body.url }],
  })
  expect((await face(logoUrl)).status).toBe(200)
  const [paper, strange] = await Promise.all([
    upload('wen', await picture('#771111').encode('jpeg'), 'document'),
    upload('kai', PDF, 'document'),
  ])
  const said = { kind: 'cosmetics', number: '浙G妆网备字2026000123', holder: '北茶茶业有限公司', validUntil: null }
  const hand = (fileId: string) => clients.wen.send<Kept>('brand/review.saveLicence', { ...said, fileId })
  expect((await hand(strange.body.id)).body).toMatchObject({ code: 'file-refused', facts: { why: 'missing' } })
  expect((await hand(paper.body.id)).body).toMatchObject({ fileId: paper.body.id, state: 'in-review' })
  expect((await get(`/files/${paper.body.id}`)).status).toBe(404)
})

test('a photographed licence is as private as any document; shown as a picture later, it is public', async () => {
  const bytes = await picture('#771177').encode('jpeg')
  const hidden = await upload('wen', bytes, 'document')
  expect((await get(`/files/${hidden.body.id}`)).status).toBe(404)
  const shown = await upload('wen', bytes)
  expect(shown.body.id).toBe(hidden.body.id)
  expect((await get(shown.body.url)).status).toBe(200)
  // Handing it in as a document once more does not take it away from those who have its address.
  await upload('wen', bytes, 'document')
  expect((await get(shown.body.url)).status).toBe(200)
})

test.each([
  ['a page with a script that calls itself a picture', Buffer.from('<script>alert(1)</script>')],
  ['a PDF that is cut off', Buffer.from('%PDF-1.4\n1 0 obj')],
  ['a picture that is only its first bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff])],
  ['a picture that would unpack to a wall', bomb()],
])('%s is refused with a word and not kept', async (_, bytes) => {
  const before = await product.sql`select count(*)::int as n from file`
  const { status, body } = await upload('wen', bytes, 'document')
  expect([status, body.code]).toEqual([422, 'file-refused'])
  expect(await product.sql`select count(*)::int as n from file`).toEqual(before)
})

/** A head of 30,000 × 30,000 points in 33 bytes. */
function bomb(): Buffer {
  const head = Buffer.alloc(33)
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1').copy(head)
  head.writeUInt32BE(30_000, 16)
  head.writeUInt32BE(30_000, 20)
  return head
}

test('a brand’s room ends; what is there stays, and the next brand has its own', async () => {
  await product.sql`update file_room set files = ${ROOM.files} where brand_id = ${northTea.id}`
  const bytes = await picture('#123123').encode('png')
  expect((await upload('wen', bytes)).body.code).toBe('room-full')
  expect((await upload('kai', bytes)).status).toBe(200)
})

test('a buyer hands in nothing, and the log of deeds keeps no bytes', async () => {
  expect((await clients.lin.send<Kept>('brand/files.upload', { purpose: 'picture', base64: 'AAAA' })).status).toBe(403)
  const deeds = await product.sql<{ input: object }[]>`select input from audit where call = 'files.upload'`
  expect(deeds.length).toBeGreaterThan(0)
  for (const { input } of deeds) expect(JSON.stringify(input).length).toBeLessThan(300)
})
