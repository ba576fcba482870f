import { product } from './product'

const category = '洗护'

export const soap = product(
  49,
  {
    handle: 'soap',
    title: '冷制手工皂 三块',
    about: '橄榄油和椰子油冷制，晾足四十五天才切。放在沥水的皂碟上，一块能用一个月上下。',
    category,
    shipsInDays: 3,
  },
  [
    ['SO-3', '三块 / 三味', 5900, 900],
    ['SO-1', '一块 / 艾草', 2280, 1500, 2],
  ],
)
export const candle = product(
  50,
  {
    handle: 'candle',
    title: '大豆蜡香薰烛 180 克',
    about: '大豆蜡，棉芯，大约能点三十五小时。第一次请点到整面化开，之后就不会中间塌一个坑。',
    category,
    shipsInDays: 3,
  },
  [
    ['CA-PINE', '雪松', 6900, 500],
    ['CA-FIG', '无花果', 6900, 500, 2],
    ['CA-OSM', '桂子', 6900, 400, 2],
  ],
)
export const handWash = product(
  51,
  {
    handle: 'hand-wash',
    title: '皂角洗手液 300 毫升',
    about: '用皂角水打底，泡沫不多，冲得快。棕色玻璃瓶可以留着，补充装便宜三成。',
    category,
    shipsInDays: 2,
  },
  [
    ['HW-300', '300 毫升 / 瓶', 3980, 1100],
    ['HW-R', '300 毫升 / 补充袋', 2680, 1300],
  ],
)
export const incense = product(
  52,
  {
    handle: 'incense',
    title: '静燃线香 40 支',
    about: '檀、柏、丁香和榆皮粉，没有化学香精。一支点四十分钟，烟少但不是没有，请开一点窗。',
    category,
    shipsInDays: 3,
  },
  [
    ['IN-40', '40 支 / 纸筒', 4900, 800],
    ['IN-S', '40 支 + 香插', 8900, 300],
  ],
)
export const bathSalt = product(
  53,
  {
    handle: 'bath-salt',
    title: '花瓣浴盐 400 克',
    about: '粗海盐拌干玫瑰瓣和薰衣草，泡脚泡澡都行。花瓣不会化，水口放一张滤网。',
    category,
    shipsInDays: 3,
  },
  [['BS-400', '400 克 / 罐', 4580, 700]],
)
export const sachet = product(
  54,
  {
    handle: 'sachet',
    title: '衣柜香包 四枚',
    about: '棉布小袋里是樟木屑、艾叶和陈皮。两个月后香味会淡，捏一捏还能再用一阵。',
    category,
    shipsInDays: 3,
  },
  [['SC-4', '四枚', 3680, 900]],
)
