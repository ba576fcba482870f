import { product } from './product'

export const longjing = product(
  1,
  {
    handle: 'longjing',
    title: '明前龙井 2026 新茶',
    about: '清明前采一芽一叶，当天手炒。汤色嫩绿，回甘长。',
    category: '茶叶',
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
    category: '茶叶',
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
    category: '茶叶',
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
    category: '茶叶',
    shipsInDays: 2,
  },
  [['CB-15', '15 包 / 盒', 3900, 5000]],
)
export const osmanthus = product(
  6,
  {
    handle: 'osmanthus',
    title: '秋窨桂花乌龙 礼盒',
    about: '九月的金桂和轻焙乌龙拌在一起窨三遍，再把花筛掉。香气是窨进去的，盒里只留少许干花作样子。',
    category: '茶叶',
    shipsInDays: 3,
  },
  [
    ['OS-120', '120 克 / 礼盒', 8800, 700],
    ['OS-240', '240 克 / 两盒', 16800, 320],
  ],
)
export const whiteTea = product(
  7,
  {
    handle: 'white-tea',
    title: '陈皮老白茶饼 357 克',
    about: '2021 年的寿眉压饼，饼面嵌新会陈皮。可以泡，也可以煮；煮的时候先从一小块开始，味道会比泡的浓一倍。',
    category: '茶叶',
    shipsInDays: 4,
  },
  [
    ['WT-1', '一饼', 16800, 400],
    ['WT-7', '一提七饼', 108000, 40],
  ],
)
export const dancong = product(
  8,
  {
    handle: 'dancong',
    title: '蜜兰香单丛 乌龙茶',
    about: '凤凰山中山茶园，炭焙两次。头两泡焙火气还在，放半个月再喝更柔。',
    category: '茶叶',
    shipsInDays: 4,
  },
  [
    ['DC-100', '100 克 / 纸袋', 9800, 600],
    ['DC-250', '250 克 / 纸袋', 22800, 240],
  ],
)
export const barleyTea = product(
  9,
  {
    handle: 'barley-tea',
    title: '慢火大麦茶 独立小包',
    about: '只有一样原料：炒过的大麦。没有茶叶，晚上也能喝，凉了一样香。',
    category: '茶叶',
    shipsInDays: 2,
  },
  [
    ['BT-30', '30 包 / 袋', 2900, 3000],
    ['BT-60', '30 包 × 2 袋', 5200, 1200],
  ],
)
export const teaSampler = product(
  10,
  {
    handle: 'tea-sampler',
    title: '六味小罐茶 尝新盒',
    about: '绿、白、青、红、黑、花各一小罐，每罐够泡三次。不知道自己爱喝哪种，就从这一盒开始。',
    category: '茶叶',
    shipsInDays: 3,
  },
  [['TS-6', '六罐 × 12 克', 7900, 900]],
)
