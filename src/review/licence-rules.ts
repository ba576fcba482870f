import type { Finding } from '@/kernel/effect'
import { chinaDay, DAY, type Ms } from '@/kernel/time'

/** Papers that the law wants before somebody sells a sort of goods; names and laws in words.ts. */
export const LICENCE_KINDS = [
  'business',
  'food',
  'health-food',
  'infant-formula',
  'cosmetics',
  'medical-device',
  'ccc',
  'publication',
] as const
export type LicenceKind = (typeof LICENCE_KINDS)[number]

interface Sort {
  readonly match: RegExp
  /** Beside the business licence, which everybody needs. */
  readonly needs: LicenceKind | null
  readonly finding?: Finding
}

/** Goods that nobody may sell here, wherever they are named (电子商务法 13). A place called Yantai is no cigarette. */
const FORBIDDEN =
  /香烟(?!台)|卷烟|电子烟|烟草|雪茄|烟丝|烟弹|烟油|处方药|枪支|弹药|管制刀具|毒品|彩票|象牙(?!白|色)|烟花爆竹|鞭炮|发票|虚拟货币|比特币|窃听/

/**
 * Sorts of goods by what brands call them; the first that fits counts, so what is special stands before what is general:
 * a tea bowl is no tea, a tea-seed mask is no food. Soap counts as no cosmetic, fresh produce needs no food licence.
 */
const SORTS: readonly Sort[] = [
  { match: /婴幼?儿配方|婴儿奶粉|配方奶粉|特殊医学用途/, needs: 'infant-formula' },
  { match: /保健|膳食补充|营养素补充/, needs: 'health-food' },
  {
    match: /医疗器械|血压计|血糖仪|体温计|创可贴|医用|隐形眼镜|助听器|避孕套|雾化器|制氧机/,
    needs: 'medical-device',
  },
  {
    match:
      /化妆|护肤|美妆|彩妆|面膜|口红|唇膏|面霜|眼霜|精华液|乳液|防晒霜|洗面奶|洁面|香水|粉底|眼影|洗发|护发|沐浴露|染发|牙膏/,
    needs: 'cosmetics',
  },
  {
    match: /玩具|安全座椅|电热|电水壶|电饭煲|电磁炉|吹风机|插座|插线板|充电宝|移动电源|适配器|电动自行车|家电|家用电器/,
    needs: 'ccc',
  },
  { match: /图书|书籍|绘本|杂志|期刊|音像/, needs: 'publication' },
  {
    match:
      /茶具|茶壶|茶杯|茶盘|茶巾|茶盒|(茶叶?|咖啡|糖|酱油?|蜂蜜|米|零食)(罐(?!装)|壶|杯|盒子|桶|架|勺)|桌布|盖碗|酒具|酒杯|餐具|厨具|器皿|家纺|服饰|文具|皂|蜡|香氛/,
    needs: null,
  },
  { match: /水果|鲜果|蔬菜|生鲜|鲜花|苗木|种子|农资/, needs: null },
  {
    match: /酒水|白酒|红酒|葡萄酒|啤酒|黄酒|米酒|果酒|洋酒|酒类|威士忌/,
    needs: 'food',
    finding: { code: 'alcohol-minors', weight: 'note' },
  },
  {
    match:
      /食品|零食|速食|茶叶|绿茶|红茶|白茶|黑茶|花茶|乌龙茶|普洱|^茶$|饮料|饮品|咖啡|粮油|大米|面粉|面条|干货|山货|坚果|糕点|饼干|糖果|蜂蜜|调味|酱|腊肉|腊味|水产|乳品|奶粉|果脯|蜜饯|巧克力|杂粮|滋补|食用油/,
    needs: 'food',
  },
]

const sortOf = (words: string): Sort | undefined => SORTS.find(({ match }) => match.test(words.normalize('NFKC')))

/**
 * Which papers goods need beside the business licence. Category and title speak each for itself: who stands infant formula
 * among dairy goods needs the papers of both.
 */
export const licencesFor = (category: string, title = ''): LicenceKind[] => [
  ...new Set([sortOf(category)?.needs, sortOf(title)?.needs].flatMap((kind) => kind ?? [])),
]

/** A paper counts through its last day in China (YYYY-MM-DD; null: without an end). */
export const isOver = (validUntil: string | null, now: Ms): boolean => validUntil !== null && validUntil < chinaDay(now)

/** A licence that was accepted, as far as rules look at it. */
export interface Licensed {
  readonly kind: string
  /** Null: without an end. */
  readonly validUntil: Ms | null
}

interface Goods {
  readonly category: string
  readonly title: string
  /** What else is said of them: kinds to choose from are goods too. */
  readonly text?: string
}

/** Papers that goods need and their brand has not, or not any more; goods nobody may sell, or that stand in a wrong category. */
export function licenceFindings(goods: Goods, licences: readonly Licensed[], now: Ms): Finding[] {
  const { category, title } = goods
  const needed: LicenceKind[] = ['business', ...licencesFor(category, title)]
  const notes = new Set([sortOf(category)?.finding, sortOf(title)?.finding].flatMap((one) => one ?? []))
  return [
    ...forbidden(goods),
    ...notes,
    ...needed.flatMap((kind) => paperFindings(kind, licences, now)),
    ...mismatch(goods),
  ]
}

/** Signs and blanks between the letters hide nothing: 香 烟, 香·烟. */
function forbidden({ category, title, text = '' }: Goods): Finding[] {
  const plain = [category, title, text].map((said) => said.normalize('NFKC'))
  const found = plain.flatMap(
    (said) => FORBIDDEN.exec(said) ?? FORBIDDEN.exec(said.replace(/[\s\p{P}\p{S}]+/gu, '')) ?? [],
  )
  return found.length > 0 ? [{ code: 'goods-forbidden', weight: 'block', facts: { words: found[0]! } }] : []
}

/** A paper that ends within a month is said in good time. */
const SOON = 30 * DAY

function paperFindings(kind: LicenceKind, licences: readonly Licensed[], now: Ms): Finding[] {
  const own = licences.filter((one) => one.kind === kind)
  if (own.length === 0) return [{ code: 'licence-missing', weight: 'block', facts: { licence: kind } }]
  const until = Math.max(...own.map(({ validUntil }) => validUntil ?? Number.POSITIVE_INFINITY))
  const facts = { licence: kind, validUntil: until }
  if (until < now) return [{ code: 'licence-expired', weight: 'block', facts }]
  return until < now + SOON ? [{ code: 'licence-ends', weight: 'note', facts }] : []
}

/** A title that sounds like goods with a paper, in a category that needs another or none. */
function mismatch({ category, title }: Goods): Finding[] {
  const [said, sounds] = [sortOf(category), sortOf(title)]
  if (!said || !sounds?.needs || said.needs === sounds.needs) return []
  return [{ code: 'category-mismatch', weight: 'note', facts: { category, licence: sounds.needs } }]
}
