/** The categories that goods can stand in here. The last one is for what fits none. */
export const CATEGORIES = [
  ...[
    '茶叶',
    '绿茶',
    '红茶',
    '白茶',
    '乌龙茶',
    '黑茶',
    '普洱茶',
    '花茶',
    '茶具',
    '器皿',
    '咖啡',
    '饮料',
    '酒水',
    '乳品',
    '零食',
    '糕点',
    '饼干',
    '糖果',
    '巧克力',
    '坚果',
    '蜜饯',
    '蜂蜜',
  ],
  ...[
    '粮油',
    '大米',
    '面粉',
    '面条',
    '杂粮',
    '调味品',
    '干货',
    '山货',
    '水果',
    '蔬菜',
    '肉禽蛋',
    '水产',
    '腊味',
    '速食',
    '滋补品',
  ],
  ...[
    '保健食品',
    '奶粉',
    '母婴',
    '童装',
    '玩具',
    '文具',
    '图书',
    '美妆',
    '护肤',
    '洗护',
    '口腔护理',
    '清洁用品',
    '纸品',
  ],
  ...[
    '家居',
    '家纺',
    '床品',
    '毛巾',
    '收纳',
    '厨具',
    '餐具',
    '灯具',
    '家具',
    '家电',
    '数码',
    '手机配件',
    '电脑配件',
    '办公用品',
  ],
  ...[
    '服装',
    '女装',
    '男装',
    '内衣',
    '袜子',
    '鞋靴',
    '箱包',
    '配饰',
    '珠宝',
    '手表',
    '眼镜',
    '运动',
    '户外',
    '健身',
    '汽车用品',
  ],
  ...[
    '宠物用品',
    '鲜花',
    '绿植',
    '园艺',
    '工具',
    '五金',
    '乐器',
    '陶瓷',
    '手工艺品',
    '香薰',
    '礼品',
    '节庆用品',
    '旅行用品',
    '其他',
  ],
] as const

/** What may not be sold here at all (《电子商务法》第十三条；微信小店禁售商品). */
const FORBIDDEN =
  /烟草|香烟|卷烟|电子烟|雪茄|处方药|药品|枪|弹药|管制刀具|毒品|彩票|赌|野生动物|象牙|人民币|发票|证件|身份证|军警|爆炸|烟花|爆竹|虚拟货币|比特币|色情|成人影像|间谍|窃听/

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  茶叶: ['茶', '茗茶', '茶饮', 'tea', 'teas', 'tea & infusions', 'tea and infusions'],
  茶具: ['teaware', 'tea sets', 'tea accessories'],
  器皿: ['杯子', '杯具', 'drinkware', 'cups', 'mugs', 'vases'],
  咖啡: ['coffee'],
  饮料: ['饮品', 'beverages', 'drinks'],
  零食: ['零食小吃', '休闲食品', 'snacks', 'snack foods'],
  糖果: ['candy', 'sweets'],
  巧克力: ['chocolate'],
  坚果: ['坚果炒货', 'nuts'],
  蜂蜜: ['honey'],
  厨具: ['锅具', 'kitchen', 'cookware', 'kitchenware'],
  餐具: ['碗碟', 'tableware', 'dinnerware'],
  家居: ['家居用品', 'home', 'home decor', 'home & garden'],
  家纺: ['textiles', 'linens'],
  毛巾: ['towels'],
  文具: ['stationery'],
  图书: ['书', '书籍', 'books'],
  玩具: ['toys'],
  服装: ['服饰', 'clothing', 'apparel', 'shirts', 't-shirts'],
  鞋靴: ['鞋', '鞋子', 'shoes'],
  箱包: ['包', '包包', 'bags', 'luggage'],
  护肤: ['护肤品', 'skin care', 'skincare'],
  美妆: ['彩妆', '化妆品', 'makeup', 'cosmetics', 'beauty'],
  香薰: ['蜡烛', 'candles', 'fragrance'],
  陶瓷: ['瓷器', 'ceramics', 'pottery'],
  其他: ['其它', 'other', 'others', 'misc', 'uncategorized', '未分类'],
}

const KNOWN = new Map<string, string>([
  ...CATEGORIES.map((name) => [name, name] as const),
  ...Object.entries(OTHER_NAMES).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
])

export type CategoryReading =
  | { readonly category: string }
  | { readonly code: 'category-forbidden' }
  | { readonly code: 'category-unknown'; readonly facts: { readonly nearest: string } }

/** One of our categories, by its own or another usual name; a path of them ("食品 > 茶叶") means its last step. */
export function readCategory(text: string): CategoryReading {
  const steps = text
    .normalize('NFKC')
    .split(/[>›»/|]/)
    .map((step) => step.trim())
    .filter((step) => step !== '')
  const last = (steps.at(-1) ?? '').toLowerCase()
  const known = KNOWN.get(last)
  if (known) return { category: known }
  if (FORBIDDEN.test(text)) return { code: 'category-forbidden' }
  return { code: 'category-unknown', facts: { nearest: nearestCategory(last) } }
}

/** The name that a category has here; what is none of ours stays as it was written. */
export function nameOfCategory(text: string): string {
  const read = readCategory(text)
  return 'category' in read ? read.category : text
}

/** The category that shares most letters with a text; the last one where none shares any. */
function nearestCategory(text: string): string {
  const scored = [...KNOWN].map(([name, category]) => ({ category, near: nearness(name, text) }))
  const best = scored.reduce((a, b) => (b.near > a.near ? b : a))
  return best.near > 0 ? best.category : CATEGORIES.at(-1)!
}

/** Dice's measure over letters (Chinese) or pairs of letters (Latin). */
function nearness(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)]
  const shared = [...left].filter((piece) => right.has(piece)).length
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size)
}

const piecesOf = (text: string): Set<string> =>
  new Set(/[a-z]/.test(text) ? Array.from(text.slice(1), (letter, i) => text[i]! + letter) : text)
