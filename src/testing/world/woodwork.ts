import { product } from './product'

const category = '厨具'

export const cuttingBoard = product(
  42,
  {
    handle: 'cutting-board',
    title: '整木砧板 圆角带把',
    about: '一块整木开料，不拼不胶。先涂一遍食用油再用，洗完立着晾；别进洗碗机。',
    category,
    shipsInDays: 5,
  },
  [
    ['BO-M', '36 × 24 厘米', 9800, 400],
    ['BO-L', '42 × 28 厘米', 13800, 260],
  ],
)
export const chopsticks = product(
  43,
  {
    handle: 'chopsticks',
    title: '素木筷 十双',
    about: '没有漆，只打磨和上蜡。头上烫了不同的小记号，一家人各认各的。',
    category,
    shipsInDays: 3,
  },
  [['CH-10', '十双', 3900, 1500]],
)
export const spatulas = product(
  44,
  {
    handle: 'spatulas',
    title: '炒菜木铲 三件',
    about: '平铲、圆勺、漏勺各一，不伤锅。木头会随着用变深，属正常。',
    category,
    shipsInDays: 4,
  },
  [
    ['SA-3', '三件', 5900, 700],
    ['SA-3P', '三件 + 陶筒', 8900, 300],
  ],
)
export const steamer = product(
  45,
  {
    handle: 'steamer',
    title: '竹蒸笼 两层一盖',
    about: '毛竹片编的盖子会透气，不滴水。第一次用先空蒸十分钟；用完晾干再收。',
    category,
    shipsInDays: 4,
  },
  [
    ['ST-18', '直径 18 厘米', 6800, 500],
    ['ST-24', '直径 24 厘米', 8800, 400],
  ],
)
export const basket = product(
  46,
  {
    handle: 'basket',
    title: '竹编果篮 圆口',
    about: '一位师傅一天编三只。篾条打磨过，不刮手；放水果、放面包、放遥控器都行。',
    category,
    shipsInDays: 8,
  },
  [['BK-26', '口径 26 厘米', 7800, 220]],
)
export const tray = product(
  47,
  {
    handle: 'tray',
    title: '胡桃木托盘',
    about: '两边挖了指槽，端得稳。表面上的是木蜡油，热杯底会留印，擦一遍蜡就消。',
    category,
    shipsInDays: 5,
  },
  [
    ['TR-S', '28 × 18 厘米', 7900, 320],
    ['TR-L', '40 × 26 厘米', 12900, 240],
  ],
)
export const woodenBowl = product(
  48,
  {
    handle: 'wooden-bowl',
    title: '整木沙拉碗',
    about: '一段木头旋出来的碗，壁厚八毫米，年轮看得见。装凉菜和水果，不装滚汤。',
    category,
    shipsInDays: 6,
  },
  [
    ['WB-18', '直径 18 厘米', 8800, 260],
    ['WB-24', '直径 24 厘米', 13800, 180],
  ],
)
