import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import QRCode from 'qrcode'
import { POSTERS } from '@/sharing/rules'
import { CARELESS, photograph, scan } from '@/testing/camera'
import { longjing, meiShop, northTea } from '@/testing/world'
import { DESIGNS } from './designs'
import { drawable, loadLetters } from './letters'
import { measureWith, paint } from './paint'
import type { Design, Face, Stroke } from './strokes'

const face: Face = {
  title: longjing.title,
  priceFen: 2990,
  singlePriceFen: 3990,
  badge: '3 人团',
  seats: '还差 1 人',
  taken: { paid: 2, total: 3 },
  promise: '24 小时内拼成，没拼成自动全额退款',
  brandName: northTea.name,
  shopName: meiShop.name,
}
const extremes: [string, Partial<Face>][] = [
  ['nothing unusual', {}],
  ['a title of 200 signs', { title: '长'.repeat(200) }],
  ['one Latin word without a break', { title: 'W'.repeat(180) }],
  ['mixed scripts', { title: drawable('🍵 Longjing 龍井茶 №1 ü 特级'.repeat(12)) }],
  ['the highest price there is', { priceFen: 100_000_000, singlePriceFen: 214_748_364 }],
  ['cents on a long price', { priceFen: 123_456_789, singlePriceFen: 214_748_364 }],
  ['a round of five', { taken: { paid: 1, total: 5 }, seats: '还差 4 人' }],
  [
    'long names everywhere',
    {
      shopName: '店'.repeat(40),
      brandName: '牌'.repeat(60),
      badge: '五'.repeat(20),
      seats: '差'.repeat(20),
      promise: '退'.repeat(80),
    },
  ],
  ['nothing to say', { title: '', shopName: '', brandName: '', promise: '', badge: '', seats: '', taken: null }],
]

loadLetters()
const measure = measureWith(createCanvas(10, 10).getContext('2d'))
const texts = (strokes: Stroke[]) => strokes.filter((s) => s.type === 'text')
const codeOf = (strokes: Stroke[]) => strokes.find((s) => s.type === 'picture' && s.which === 'code')
const sorts = Object.entries(DESIGNS)
const posters = sorts.filter(([, { coded }]) => coded)

describe.each(sorts)('%s', (_, { design }) => {
  test.each(extremes)('keeps inside its frame with %s', (_case, part) => {
    for (const stroke of design.strokes({ ...face, ...part }, measure)) {
      expect(stroke.x).toBeGreaterThanOrEqual(0)
      expect(stroke.x + stroke.width).toBeLessThanOrEqual(design.width)
      expect(stroke.y).toBeLessThanOrEqual(design.height)
    }
  })

  test('says the title and the price in full where they fit', () => {
    const said = texts(design.strokes(face, measure)).map((s) => s.text)
    expect(said.join('').replace(/\s/g, '')).toContain(face.title.replace(/\s/g, ''))
    expect(said).toEqual(expect.arrayContaining(['¥', '29', '.90']))
  })
})

describe.each(posters)('%s', (name, { design }) => {
  test('is one of the styles to choose from', () => {
    expect(POSTERS.map((style) => `poster-${style}`)).toContain(name)
  })

  test.each(extremes)('lets no text run into the code with %s', (_case, part) => {
    const strokes = design.strokes({ ...face, ...part }, measure)
    const code = codeOf(strokes)!
    for (const { x, y, width, size } of texts(strokes) as Extract<Stroke, { type: 'text' }>[]) {
      const beside = x + width <= code.x || x >= code.x + code.width
      const apart = y <= code.y - 4 || y - size >= code.y + (code as { height: number }).height - 4
      expect(beside || apart).toBe(true)
    }
  })

  test('is scanned from a photo of a screen: aslant, dim, noisy, not quite sharp', async () => {
    expect(scan(await photograph(await drawn(design, await codePicture('#000000')), CARELESS))).toBe(CODE)
  })
})

test('a poster with a small or a pale code is not scanned: the photo is as bad as it looks', async () => {
  const { design } = DESIGNS['poster-paper']!
  const small = await photograph(await drawn(shrunken(design), await codePicture('#000000')), CARELESS)
  expect(scan(small)).toBeNull()
  const pale = await photograph(await drawn(design, await codePicture('#efeae4')), CARELESS)
  expect(scan(pale)).toBeNull()
})

test('a chat’s card fits 5:4, Moments’ picture is square and has nothing that urges', () => {
  const { cards, moments } = DESIGNS
  expect(cards!.design.width / cards!.design.height).toBe(1.25)
  expect(moments!.design.width).toBe(moments!.design.height)
  const said = texts(moments!.design.strokes(face, measure)).map((s) => s.text)
  expect(said.join(' ')).not.toMatch(/还差|团|扫码|快/)
})

test('signs without a letter are left out, whole and without a trace', () => {
  expect(drawable('🍵 明前龙井 👨‍👩‍👧‍👦 Tea ไทย 50g')).toBe('明前龙井 Tea 50g')
  expect(drawable('😀'.repeat(100))).toBe('')
})

const CODE = 'weixin://wxacode/wx0123456789abcdef/consumer/campaign/index?scene=AbCdEf0123'
const PICTURE = readFileSync(join(__dirname, '../../standin/pictures', longjing.pictures[0]!))

const codePicture = (dark: string) =>
  QRCode.toBuffer(CODE, { width: 430, margin: 2, errorCorrectionLevel: 'M', color: { dark, light: '#ffffff' } })

async function drawn(design: Design, code: Uint8Array): Promise<Uint8Array> {
  return (await paint(design, face, { goods: PICTURE, code })).encode('jpeg', 86)
}

/** The same poster with a code of a third of its side. */
const shrunken = (design: Design): Design => ({
  ...design,
  strokes: (about, by) =>
    design
      .strokes(about, by)
      .map((stroke) =>
        stroke.type === 'picture' && stroke.which === 'code'
          ? { ...stroke, width: stroke.width / 3, height: stroke.height / 3 }
          : stroke,
      ),
})
