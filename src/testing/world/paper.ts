import { product } from './product'

const category = '文具'

export const notebook = product(
  55,
  {
    handle: 'notebook',
    title: '线装空白本 A5',
    about: '手工线装，能完全摊平。内页是 80 克米色纸，钢笔写不洇；一本 120 页。',
    category,
    shipsInDays: 3,
  },
  [
    ['NO-INK', '黛蓝', 2980, 900],
    ['NO-BRICK', '砖红', 2980, 900, 2],
    ['NO-MOSS', '苔绿', 2980, 800, 2],
  ],
)
export const pencils = product(
  56,
  {
    handle: 'pencils',
    title: '素木铅笔 十二支',
    about: '椴木杆不上漆，握久了不黏手。2B 芯，写字画图都合适；附一枚黄铜卷笔刀。',
    category,
    shipsInDays: 2,
  },
  [['PC-12', '十二支 + 卷笔刀', 3280, 1200]],
)
export const letterSet = product(
  57,
  {
    handle: 'letter-set',
    title: '花草信笺信封 一套',
    about: '信笺三十张，信封十个，封口贴十枚。纸里能看见抄进去的草叶，毛笔钢笔都能写。',
    category,
    shipsInDays: 3,
  },
  [['LS-1', '一套', 3900, 600]],
)
export const calendar = product(
  58,
  {
    handle: 'calendar',
    title: '2027 木座台历',
    about: '十二张厚卡纸，背面空白可以当明信片寄。木座是边角料做的，年底换纸不换座。',
    category,
    shipsInDays: 4,
  },
  [
    ['CL-1', '纸 + 木座', 5900, 800],
    ['CL-R', '只换纸', 2900, 800, 2],
  ],
)
export const washiTape = product(
  59,
  {
    handle: 'washi-tape',
    title: '和纸胶带 六卷',
    about: '和纸基，撕得断，揭得掉，不留胶。六卷六色，宽一厘米半，长五米。',
    category,
    shipsInDays: 2,
  },
  [['WA-6', '六卷', 2680, 1400]],
)
export const brushSet = product(
  60,
  {
    handle: 'brush-set',
    title: '习字套装 笔墨砚毡',
    about: '兼毫中楷一支、油烟墨一块、歙石小砚一方，外加一张毡子。给刚开始写字的人，没有多余的东西。',
    category,
    shipsInDays: 5,
  },
  [
    ['BR-1', '四样一套', 12800, 260],
    ['BR-2', '四样 + 字帖', 14800, 200],
  ],
)
