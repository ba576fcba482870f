import { DAY, iso } from '@/kernel/time'
import { CODE_LENGTH } from '@/sharing/rules'
import { breathe } from '../weapp-page'
import { coldBrew, gaiwan, jasmine, kai, lin, longjing, mei, meiShop, type Product, wen } from '../world'
import { makeAlbum } from './album'
import { answering, type Phone } from './phone'
import { FROM_CHAT, FROM_CODE, type Stage, setStage } from './stage'

let stage: Stage
let phone: Phone
const album = makeAlbum(() => stage.product.url)
let code = ''

beforeAll(async () => {
  stage = await setStage()
  await stage.product.sql`delete from shop where id = ${meiShop.id}`
  await offer(wen, longjing, { priceFen: 4990, commissionRate: 1000 })
  await offer(wen, jasmine, { priceFen: 3990, commissionRate: 500 })
  await offer(wen, coldBrew, { priceFen: 1990, commissionRate: 1500 })
  await offer(kai, gaiwan, { priceFen: 9900, commissionRate: 1800 })
  phone = stage.phone(mei, album.more)
})
afterAll(() => stage.strike())

test('Mei opens a shop with a name and nothing else: free, with nobody above her', async () => {
  await phone.launch('/pages/shop/index')
  await phone.see('免费开店', '没有上级也没有下线')
  await phone.press('一分钟开店')
  await phone.see('没有上级', '不收加盟费、保证金')
  await phone.press('免费开店')
  await phone.see('给小店起个名字吧')
  await phone.fill('店名', '梅梅的茶铺')
  await phone.press('免费开店')
  await phone.see('小店开好了')
})

test('she leaves out what earns too little per piece, ships too late or is something else', async () => {
  await phone.see('每件赚', '¥17.82', '¥4.99', '¥2.98', '¥1.99')
  await phone.press('筛选')
  await phone.press('≥ ¥3/件')
  await phone.press('7 天内')
  await phone.press('看结果')
  await phone.see('筛选 · 2', longjing.title)
  expect(titles(phone)).toEqual([longjing.title])
  await phone.press('筛选 · 2')
  await phone.press('器皿')
  await phone.press('看结果')
  await phone.see('没有符合条件的货')
  await phone.press('清空条件')
  await phone.see(longjing.title, jasmine.title, coldBrew.title, gaiwan.title)
})

test('she picks three at once and they are hers', async () => {
  for (const { title } of [longjing, jasmine, gaiwan]) await phone.press(title)
  await phone.see('已选 3 件')
  await phone.press('放进我的店')
  await phone.see('3 件已放进你的店', '已在我店')
  expect(
    phone
      .page()
      .text()
      .match(/已在我店/g),
  ).toHaveLength(3)
})

test('she puts them in her own order, and a visitor sees the shop in it', async () => {
  await phone.press('去整理小店')
  await phone.see('梅梅的茶铺', '我的货 · 3 件', longjing.title, gaiwan.title)
  const before = titles(phone)
  await moveUp(before.at(-1)!)
  await moveUp(before.at(-1)!)
  await phone.see('保存顺序')
  await phone.press('保存顺序')
  await phone.until((page) => !page.text().includes('保存顺序'))
  const wanted = [before[2]!, before[0]!, before[1]!]
  await phone.see(...wanted)
  expect(titles(phone)).toEqual(wanted)
  await phone.press('访客看到的样子')
  await phone.see('梅梅的茶铺', '好友小店', ...wanted)
  expect(titles(phone)).toEqual(wanted)
  await phone.back()
})

test('one campaign gives a card for chats and a query for Moments that carry her code', async () => {
  await phone.go(`/reseller/share/index?c=${await campaignOf(longjing)}`)
  await phone.see('分享码')
  const card = phone.page().instance.onShareAppMessage?.({ from: 'button' }) as {
    title: string
    path: string
    imageUrl: string
  }
  code = new URLSearchParams(card.path.split('?')[1]).get('s') ?? ''
  expect(code).toHaveLength(CODE_LENGTH)
  expect(card.path).toBe(`/consumer/campaign/index?s=${code}`)
  expect(card.title).toContain('¥49.90')
  expect(card.imageUrl).toMatch(new RegExp(`/pictures/cards/${code}-[0-9a-f]{8}\\.jpg$`))
  const forMoments = phone.page().instance.onShareTimeline?.() as { imageUrl: string }
  expect(forMoments).toMatchObject({ query: `s=${code}` })
  expect(forMoments.imageUrl).toContain(`/pictures/moments/${code}-`)
})

test('she copies the text that fits: short, plain, or with the price compared', async () => {
  await phone.see('一句话', '说清楚', '比价格')
  const copied: string[] = []
  for (const nth of [0, 1, 2]) {
    const buttons = phone.page().findAll('wx-button')
    await phone.page().tap(buttons.filter((one) => /^已?复制$/.test(one.textContent?.trim() ?? ''))[nth]!)
    copied.push(phone.clipboard())
  }
  expect(copied[0]).toBe(`${longjing.title}，3 个人一起买，每人 ¥49.90。`)
  expect(copied[1]).toContain('没凑齐，自动全额退款')
  expect(copied[2]).toContain('单独买 ¥')
  await phone.see('已复制')
})

test('each poster goes into the album, and its code leads a camera to the page with the same share code', async () => {
  for (const style of ['纸墨', '朱砂', '大图']) {
    await phone.press(style)
    await phone.press('保存到相册')
    await phone.see('已保存到相册')
  }
  expect(album.kept).toHaveLength(3)
  for (const poster of album.kept) {
    const read = await album.read(poster)
    expect(read).toMatch(/^weixin:\/\/wxacode\/[^/]+\/consumer\/campaign\/index\?scene=/)
    expect(new URL(read!).searchParams.get('scene')).toBe(code)
  }
})

test('who scans the poster and who taps the card land on the same goods, and both count as her visits', async () => {
  const scanned = stage.phone(lin)
  await scanned.launch(`/consumer/campaign/index?scene=${encodeURIComponent(code)}`, FROM_CODE)
  await scanned.see(longjing.title, '梅梅的茶铺')
  const tapped = stage.phone(kai)
  await tapped.launch(`/consumer/campaign/index?s=${code}`, FROM_CHAT)
  await tapped.see(longjing.title, '梅梅的茶铺')
  // A visit is told beside the reading of the page, never before it.
  let scenes: { scene: number }[] = []
  while (scenes.length < 2) {
    await breathe()
    scenes = await stage.product.sql<{ scene: number }[]>`select scene from visit where code = ${code} order by scene`
  }
  expect(scenes.map(({ scene }) => scene)).toEqual([FROM_CHAT, FROM_CODE])
})

test('without the album’s permission she reads how to keep the poster, and nothing breaks', async () => {
  const { more } = makeAlbum(() => stage.product.url)
  const refused = stage.phone(mei, {
    ...more,
    saveImageToPhotosAlbum: answering(() => {
      throw { errMsg: 'saveImageToPhotosAlbum:fail auth deny' }
    }),
  })
  await refused.launch(`/reseller/share/index?c=${await campaignOf(longjing)}`)
  await refused.see('分享码')
  await refused.press('保存到相册')
  await refused.see('没有相册权限也没关系', '去开启相册权限')
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})

interface Deal {
  readonly priceFen: number
  readonly commissionRate: number
}

async function offer(clerk: typeof wen, product: Product, { priceFen, commissionRate }: Deal): Promise<void> {
  const now = stage.product.standin.now()
  const sku = product.skus[0]!
  const { status, body } = await (await stage.client(clerk)).send('brand/campaigns.publish', {
    kind: 'group-buy',
    title: product.title,
    productId: product.id,
    commissionRate,
    shipsInDays: product.shipsInDays,
    startsAt: iso(now),
    endsAt: iso(now + 7 * DAY),
    goods: [{ skuId: sku.id, priceFen, singlePriceFen: sku.priceFen, quota: 50 }],
    terms: { size: 3, hours: 24, unitsPerPerson: 2 },
  })
  if (status !== 200) throw new Error(`${product.title}: ${JSON.stringify(body)}`)
  await stage.product.settle()
}

async function campaignOf(product: Product): Promise<string> {
  const [row] = await stage.product.sql<{ id: string }[]>`select id from campaign where title = ${product.title}`
  return row!.id
}

const ALL = [longjing, jasmine, coldBrew, gaiwan].map(({ title }) => title)

/** The goods on the screen, from top to bottom. */
const titles = ({ page }: Phone): string[] =>
  ALL.filter((title) => page().text().includes(title)).sort(
    (a, b) => page().text().indexOf(a) - page().text().indexOf(b),
  )

/** Arrows have no text: the first of the row that shows the title. */
async function moveUp(title: string): Promise<void> {
  const row = await phone.until((page) => page.byText(title)?.closest<HTMLElement>('[class*=goods-row-module__row]'))
  await phone.page().tap(row.querySelector<HTMLElement>('[class*=word-module__word]')!)
}
