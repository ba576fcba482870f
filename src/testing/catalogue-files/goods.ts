import { checkDigit } from '@/catalogue/barcode'
import { createChance } from '../trade/chance'

/** One good of the catalogue that is written down in every dialect. */
export interface Good {
  readonly handle: string
  readonly title: string
  readonly category: string
  readonly about: string
  readonly shipsInDays: number
  readonly pictures: readonly string[]
  readonly comparedSource: string
  readonly comparedOn: string
  readonly skus: readonly GoodSku[]
}

export interface GoodSku {
  readonly code: string
  readonly options: readonly string[]
  readonly priceFen: number
  readonly comparedFen: number
  readonly stock: number
  readonly barcode: string
}

const MAKERS = [
  '南山',
  '溪口',
  '云栖',
  '青石',
  '半坡',
  '松间',
  '白露',
  '三月',
  '临水',
  '旧窑',
  '东篱',
  '望海',
  '知春',
  '老井',
  '竹里',
]
const WARES: readonly (readonly [string, string, readonly string[], string])[] = [
  ['茶叶', '高山龙井', ['50 克', '100 克', '250 克'], '清明前采，一芽一叶，当天手炒。'],
  ['红茶', '桐木小种', ['罐装', '袋装'], '松烟香淡，蜜香足，'],
  ['白茶', '福鼎白牡丹', ['饼 350 克', '散 80 克'], '日晒萎凋，三年陈放。'],
  ['茶具', '白瓷盖碗', ['150 毫升', '110 毫升'], '胎薄，拿着不烫手。'],
  ['器皿', '柴烧茶杯', ['青', '赭', '月白'], '每只落灰不同，“窑变”不算瑕疵。'],
  ['蜂蜜', '荆条土蜂蜜', ['500 克', '1 千克'], '一年只取一次；冬天会结晶。'],
  ['大米', '稻花香新米', ['2.5 千克', '5 千克'], '十月收割, 现碾现发。'],
  ['坚果', '铁核桃', ['原味', '椒盐'], '壳薄，手捏即开。'],
  ['腊味', '柏枝熏腊肉', ['五花', '后腿'], '熏足二十天。\n切片前先蒸十分钟。'],
  ['糕点', '桂花定胜糕', ['6 只', '12 只'], '当天做当天发，常温放三天。'],
  ['毛巾', '长绒棉毛巾', ['灰', '米', '藏青'], '32 支纱，一条 110 克。'],
  ['香薰', '柏木线香', ['21 厘米', '10 厘米'], '只用木粉和楠木粘粉 🌿'],
  ['家纺', '亚麻餐垫', ['素色', '条纹'], '机洗冷水，"越洗越软"。'],
  ['文具', '竹纸信笺', ['50 张', '100 张'], '古法抄纸；墨不洇。'],
]

/** Two hundred and ten goods, some of them in several kinds: always the same. */
export function catalogueOfGoods(): Good[] {
  const chance = createChance(20260301)
  return MAKERS.flatMap((maker, m) =>
    WARES.map(([category, name, options, about], w): Good => {
      const n = m * WARES.length + w
      const several = chance.happens(0.3)
      const kinds = several
        ? options.slice(0, chance.between(2, options.length))
        : chance.happens(0.5)
          ? [options[0]!]
          : []
      const handle = `${['nan', 'xi', 'yun', 'qing', 'ban'][m % 5]}-${String(n + 1).padStart(4, '0')}`
      const skus = (kinds.length > 0 ? kinds : [null]).map((kind, k) => skuOf({ n, k, kind, chance }))
      return {
        handle,
        title: `${maker}${name}${n % 17 === 0 ? '（新）' : ''}`,
        category,
        about: `${about}${maker}出品，第 ${n + 1} 号。`,
        shipsInDays: chance.between(1, 7),
        pictures: [`https://img.example.com/goods/${handle}-1.webp`, `https://img.example.com/goods/${handle}-2.webp`],
        comparedSource: chance.of(['愿团小店', '门店标价', '官网旗舰店']),
        comparedOn: `2026-0${chance.between(1, 9)}-${String(chance.between(1, 28)).padStart(2, '0')}`,
        skus,
      }
    }),
  )
}

function skuOf(of: { n: number; k: number; kind: string | null; chance: ReturnType<typeof createChance> }): GoodSku {
  const { n, k, kind, chance } = of
  const priceFen = chance.between(900, 32_000)
  const digits = `690${String(100_000_000 + n * 10 + k)}`
  return {
    code: `${String(n + 1).padStart(5, '0')}-${k + 1}`,
    options: kind === null ? [] : [kind],
    priceFen,
    comparedFen: priceFen + chance.between(100, 5_000),
    stock: chance.between(0, 900),
    barcode: digits + checkDigit(digits),
  }
}
