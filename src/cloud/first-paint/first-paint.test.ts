import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { painter } from './first-paint'
import { heldBack } from './held'
import { stylesOf } from './styles'

const CARD = 'consumer/campaign/index'
const LOOKS = {
  screen: ['screen'],
  gallery: ['gallery', 'swiper'],
  picture: ['picture', 'landing', 'preview', 'image'],
  goods: ['goods', 'prices', 'over', 'label', 'aside', 'brand', 'ends', 'title', 'about'],
  price: ['price', 'sign', 'cents', 'xl', 'inherit'],
  tag: ['tag', 'good'],
}
const CSS = Object.entries(LOOKS).flatMap(([file, names]) =>
  names.map((name) => `.${file}-module__${name}___aB3_x{top:0}`),
)
const ID = '01990000-0007-7000-8000-000000000001'
const usual = {
  ...{
    id: ID,
    kind: 'group-buy',
    title: '明前龙井',
    brandName: '北茶',
    pictureUrl: '',
    priceFen: 4900,
    singlePriceFen: 6900,
  },
  ...{
    category: '茶',
    status: 'live',
    reason: '',
    startsAt: '2026-11-01T00:00:00.000Z',
    endsAt: '2026-12-01T00:00:00.000Z',
  },
  ...{
    shipsInDays: 2,
    quota: 9,
    left: 7,
    sold: 2,
    nearest: null,
    productId: ID,
    about: '',
    soldBy: null,
    terms: {},
    goods: [],
  },
  ...{
    brand: { id: ID, name: '北茶', logoUrl: '', city: '' },
    openRounds: [],
    round: null,
    serverTime: '2026-11-22T00:00:00.000Z',
  },
  pictureUrls: ['https://pictures.test/tea.webp#p=UklGRg==', 'https://pictures.test/cup.webp'],
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuantuan-paint-'))
  writeFileSync(join(folder, 'app.css'), `:root,page{--paper:#fbf8f2}.other-module__a___1{top:0}${CSS.join('')}`)
})
afterEach(() => rmSync(folder, { recursive: true }))

const paint = (answer: unknown) => painter({ folder, html: '', routes: { [CARD]: ['app.css'] } })(CARD, [answer])

test('the card is painted with the names and rules of the built app, and with no rule it does not need', async () => {
  const { markup, style } = (await paint(usual))!
  expect(
    markup
      .replace(/<[^>]+>/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ).toBe('拼团价 ¥ 49 .00 单独买 ¥69.00 已拼 2 件 · 剩 7 件 北茶 明前龙井')
  expect(markup).toContain('class="goods-module__title___aB3_x"')
  expect(style).toContain(':root,page{--paper:#fbf8f2}')
  expect(style).not.toContain('other-module')
})

test('the picture is fetched first, in one of the sizes the app would ask for, over its preview', async () => {
  const { markup } = (await paint(usual))!
  expect(markup).toContain('fetchpriority="high" sizes="100.00vw"')
  expect(markup).toContain('https://pictures.test/tea.webp?imageMogr2/thumbnail/750x 750w')
  expect(markup).toContain('data:image/webp;base64,UklGRg==')
  expect(markup).not.toContain('cup.webp')
})

test('whatever sellers write stays text: markup, quotes, 200 letters, faces', async () => {
  const evil = `"><img src=x onerror=steal()>'${'茶'.repeat(160)}🍵`
  const pictureUrls = [`https://pictures.test/"onload="steal()`]
  const { markup } = (await paint({
    ...usual,
    title: evil,
    about: evil,
    pictureUrls,
    brand: { ...usual.brand, name: evil },
  }))!
  expect(markup.match(/<img/g)).toHaveLength(1)
  const tags = markup.replace(/"[^"]*"/g, '""').match(/<[^>]*>/g)!
  expect(tags.filter((tag) => /onerror|onload/.test(tag))).toEqual([])
  expect(markup).toContain('🍵')
})

test('behind the # stands a preview or nothing: no style of a seller’s own', async () => {
  const pictureUrls = ["https://pictures.test/tea.webp#p=x');position:fixed"]
  expect((await paint({ ...usual, pictureUrls }))!.markup).not.toContain('position')
})

test('a refusal is painted by nobody, nor an answer of another shape', async () => {
  expect(await paint(null)).toBeNull()
  expect(await paint({ ...usual, priceFen: 'free' })).toBeNull()
})

test('what is over is grey and counts no units that are left', async () => {
  const { markup } = (await paint({ ...usual, endsAt: '2026-11-21T00:00:00.000Z' }))!
  expect(markup).toContain('goods-module__over___aB3_x')
  expect(markup).not.toContain('剩')
})

test('a name that two pages use is the page’s own; media queries keep theirs, paper is left out', () => {
  const own = '.index-module__hero___own11{top:1px}@media (min-width:376px){.index-module__hero___own11{top:2px}}'
  const looks = stylesOf(
    [own],
    ['.index-module__hero___app11{top:0}@media print{.index-module__hero___own11{top:3px}}'],
  )
  const name = looks.named('index', 'hero')
  expect(name).toBe('index-module__hero___own11')
  expect(looks.rulesFor(`<div class="${name}"></div>`)).toBe(own)
})

test('the app’s files wait outside the page: none of them holds up the first picture', () => {
  const page =
    '<head><script defer="defer" src="/js/a.js"></script><link href="/css/a.css" rel="stylesheet"></head><body></body>'
  const { html, start } = heldBack(page, { hash: '#/x', own: ['js/b.js'] })
  expect(html).toBe('<head></head><body></body>')
  expect(start).toContain('{"scripts":["/js/a.js"],"styles":["/css/a.css"],"own":["/js/b.js"]}')
})
