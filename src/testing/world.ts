import type { Id } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'

/**
 * The named world: the same people, brands and goods in seed data, tests and the gallery. Ids are fixed, so that a link
 * into it stays good. Pictures are file names without a folder; who shows them knows where they lie.
 */
export interface Person {
  readonly id: Id
  readonly openid: string
  readonly name: string
  readonly avatar: string
  /** Where this person's parcels go; nobody else's. */
  readonly address: {
    readonly id: Id
    readonly name: string
    readonly phone: string
    readonly region: string
    readonly detail: string
  }
}

export interface Brand {
  readonly id: Id
  readonly name: string
  readonly about: string
  readonly city: string
  readonly logo: string
  readonly clerk: Person
}

export interface Product {
  readonly id: Id
  readonly handle: string
  readonly title: string
  readonly about: string
  readonly category: string
  readonly shipsInDays: number
  readonly pictures: readonly string[]
  readonly skus: readonly Sku[]
}

export interface Sku {
  readonly id: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly stock: number
}

const idOf = (area: number, n: number): Id => `01990000-000${area}-7000-8000-${String(n).padStart(12, '0')}`

interface Face {
  readonly spelled: string
  readonly name: string
  readonly region: string
  readonly detail: string
}

function person(n: number, { spelled, name, region, detail }: Face): Person {
  const phone = `1380013800${n}`
  return {
    id: idOf(1, n),
    openid: `oYuantuan0000000000000${spelled.padEnd(6, '0')}`,
    name,
    avatar: `${spelled}.webp`,
    address: { id: idOf(2, n), name, phone, region, detail },
  }
}

/** Wen and Kai are clerks of their brands, Mei resells, Lin, Bo and Ana buy, Ovi runs the platform. */
export const wen = person(1, { spelled: 'wen', name: '温雯', region: '浙江省杭州市西湖区', detail: '龙坞茶镇 8 号' })
export const kai = person(2, { spelled: 'kai', name: '凯乐', region: '江西省景德镇市珠山区', detail: '陶溪川 21 号' })
export const mei = person(3, { spelled: 'mei', name: '梅梅', region: '江苏省南京市玄武区', detail: '珠江路 66 号' })
export const lin = person(4, { spelled: 'lin', name: '林林', region: '上海市徐汇区', detail: '武康路 117 弄 3 号' })
export const bo = person(5, { spelled: 'bo', name: '阿博', region: '四川省成都市武侯区', detail: '玉林西路 50 号' })
export const ana = person(6, { spelled: 'ana', name: '安娜', region: '广东省广州市越秀区', detail: '东山口 12 号' })
export const ovi = person(7, { spelled: 'ovi', name: '欧维', region: '北京市海淀区', detail: '知春路 9 号' })
export const people: readonly Person[] = [wen, kai, mei, lin, bo, ana, ovi]

export const northTea: Brand = {
  id: idOf(3, 1),
  name: '北茶',
  about: '在杭州龙坞种茶、炒茶，不经过中间商。',
  city: '杭州',
  logo: 'north-tea.webp',
  clerk: wen,
}

/** A second tenant, so that "another brand's" is never only a word in a test. */
export const southKiln: Brand = {
  id: idOf(3, 2),
  name: '南窑',
  about: '景德镇的小窑口，一窑一百件。',
  city: '景德镇',
  logo: 'south-kiln.webp',
  clerk: kai,
}
export const brands: readonly Brand[] = [northTea, southKiln]

/** Mei's shop, opened by herself: free, and nobody stands above it. */
export const meiShop = {
  id: idOf(4, 1),
  owner: mei,
  name: '梅梅的好物',
  about: '自己喝过、用过，才会放进来。',
  cover: 'mei-shop.webp',
} as const

type SkuLine = readonly [code: string, options: string, priceFen: Fen, stock: number]

function product(n: number, of: Omit<Product, 'id' | 'skus' | 'pictures'>, lines: readonly SkuLine[]): Product {
  const skus = lines.map(([code, options, priceFen, stock], at) => ({
    id: idOf(6, n * 100 + at + 1),
    code,
    options,
    priceFen,
    stock,
  }))
  return { ...of, id: idOf(5, n), pictures: [`${of.handle}.webp`, `${of.handle}-2.webp`], skus }
}

export const longjing = product(
  1,
  {
    handle: 'longjing',
    title: '明前龙井 2026 新茶',
    about: '清明前采一芽一叶，当天手炒。汤色嫩绿，回甘长。',
    category: '绿茶',
    shipsInDays: 3,
  },
  [
    ['LJ-50', '50 克 / 纸袋', 5900, 2000],
    ['LJ-100', '100 克 / 铁罐', 10900, 1200],
    ['LJ-250', '250 克 / 礼盒', 25900, 300],
  ],
)
export const jasmine = product(
  2,
  {
    handle: 'jasmine',
    title: '七窨茉莉花茶',
    about: '七次窨花，不加一滴香精。',
    category: '花茶',
    shipsInDays: 2,
  },
  [
    ['JA-100', '100 克', 4900, 1500],
    ['JA-250', '250 克', 9900, 600],
  ],
)
export const blackTea = product(
  3,
  {
    handle: 'black-tea',
    title: '正山小种 红茶',
    about: '桐木关原料，松烟香淡，蜜香足。',
    category: '红茶',
    shipsInDays: 5,
  },
  [['ZS-100', '100 克 / 罐', 12900, 800]],
)
export const coldBrew = product(
  4,
  {
    handle: 'cold-brew',
    title: '白桃乌龙冷泡茶',
    about: '三角茶包，冷水五分钟出味，每盒 15 包。',
    category: '调味茶',
    shipsInDays: 2,
  },
  [['CB-15', '15 包 / 盒', 3900, 5000]],
)
export const gaiwan = product(
  5,
  {
    handle: 'gaiwan',
    title: '手绘青花盖碗',
    about: '一人一碗，容量 150 毫升，釉下彩可进洗碗机。',
    category: '茶具',
    shipsInDays: 15,
  },
  [
    ['GW-BLUE', '青花', 16800, 200],
    ['GW-WHITE', '甜白', 12800, 260],
  ],
)

export const goodsOf: ReadonlyMap<Id, readonly Product[]> = new Map([
  [northTea.id, [longjing, jasmine, blackTea, coldBrew]],
  [southKiln.id, [gaiwan]],
])

/** What the brands offer to groups. Who seeds turns a line into a campaign: prices per SKU in the order of the product. */
export interface Offered {
  readonly campaignId: Id
  readonly brand: Brand
  readonly product: Product
  readonly size: number
  readonly hours: number
  readonly unitsPerPerson: number
  readonly commissionRate: BasisPoints
  readonly goods: readonly {
    readonly sku: Sku
    readonly priceFen: Fen
    readonly singlePriceFen: Fen
    readonly quota: number
  }[]
}

type Deal = readonly [priceFen: Fen, singlePriceFen: Fen, quota: number]

function offered(
  n: number,
  of: Omit<Offered, 'campaignId' | 'goods' | 'unitsPerPerson'>,
  deals: readonly Deal[],
): Offered {
  const goods = deals.map(([priceFen, singlePriceFen, quota], at) => ({
    sku: of.product.skus[at]!,
    priceFen,
    singlePriceFen,
    quota,
  }))
  return { ...of, campaignId: idOf(7, n), unitsPerPerson: 2, goods }
}

export const offers: readonly Offered[] = [
  offered(1, { brand: northTea, product: longjing, size: 3, hours: 24, commissionRate: 1200 }, [
    [2990, 5900, 600],
    [5900, 10900, 300],
  ]),
  offered(2, { brand: northTea, product: jasmine, size: 2, hours: 12, commissionRate: 1000 }, [
    [2490, 4900, 500],
    [4990, 9900, 200],
  ]),
  offered(3, { brand: northTea, product: coldBrew, size: 5, hours: 48, commissionRate: 1500 }, [[1990, 3900, 1000]]),
  offered(4, { brand: southKiln, product: gaiwan, size: 3, hours: 24, commissionRate: 1800 }, [
    [9900, 16800, 60],
    [7900, 12800, 60],
  ]),
]
