import { product } from './product'

export const gaiwan = product(
  5,
  {
    handle: 'gaiwan',
    title: '手绘青花盖碗',
    about: '一人一碗，容量 150 毫升，釉下彩可进洗碗机。',
    category: '器皿',
    shipsInDays: 15,
  },
  [
    ['GW-BLUE', '青花', 16800, 200],
    ['GW-WHITE', '甜白', 12800, 260, 2],
  ],
)
export const teapot = product(
  11,
  {
    handle: 'teapot',
    title: '朱泥小壶 160 毫升',
    about: '手拉坯，壶嘴单孔，出水七八秒断流干净。泥料会吃茶色，建议一把壶只泡一类茶。',
    category: '器皿',
    shipsInDays: 10,
  },
  [
    ['TP-RED', '朱泥', 23800, 120],
    ['TP-DARK', '紫泥', 23800, 90, 3],
  ],
)
export const riceBowl = product(
  12,
  {
    handle: 'rice-bowl',
    title: '青花缠枝饭碗 4.5 寸',
    about: '一碗一两半米饭，碗口略收，端着不烫手。花是釉下画的，洗不掉；每只的笔触都有一点不一样。',
    category: '器皿',
    shipsInDays: 7,
  },
  [
    ['RB-2', '两只', 5800, 800],
    ['RB-6', '六只', 15800, 260],
  ],
)
export const noodleBowl = product(
  13,
  {
    handle: 'noodle-bowl',
    title: '霁蓝釉面碗 7 寸',
    about: '装得下一人份汤面和两个荷包蛋。外壁霁蓝，里面是白的，看得清汤色；可进微波炉。',
    category: '器皿',
    shipsInDays: 7,
  },
  [
    ['NB-BLUE', '霁蓝', 6800, 500],
    ['NB-GREEN', '豆青', 6800, 420, 2],
  ],
)
export const dinnerPlate = product(
  14,
  {
    handle: 'dinner-plate',
    title: '月白釉平盘 8 寸',
    about: '平底浅边，煎蛋、意面、糕点都合适。月白釉薄处会露出一圈浅褐色胎，不是磕碰。',
    category: '器皿',
    shipsInDays: 7,
  },
  [
    ['DP-1', '一只', 4900, 900],
    ['DP-4', '四只', 17900, 200, 2],
  ],
)
export const mug = product(
  15,
  {
    handle: 'mug',
    title: '两色釉马克杯 320 毫升',
    about: '上半截釉，下半截露胎，握着不滑。杯把能伸进三根手指，可进洗碗机。',
    category: '器皿',
    shipsInDays: 5,
  },
  [
    ['MG-TEAL', '湖绿', 5900, 600],
    ['MG-RED', '柿红', 5900, 600, 2],
    ['MG-SAND', '砂白', 5900, 500, 2],
  ],
)
export const teaCups = product(
  16,
  {
    handle: 'tea-cups',
    title: '四时品茗杯 四只装',
    about: '春绿、夏蓝、秋赭、冬白，一人认一只不会拿错。每只 50 毫升，配素木托盘。',
    category: '器皿',
    shipsInDays: 7,
  },
  [['TC-4', '四只 + 托盘', 12800, 300]],
)
export const budVase = product(
  17,
  {
    handle: 'bud-vase',
    title: '小口花器 插一枝的瓶',
    about: '瓶口只比铅笔粗一点，随手剪一枝就立得住。里外都上釉，不渗水。',
    category: '器皿',
    shipsInDays: 6,
  },
  [
    ['BV-WHITE', '米白', 4500, 400],
    ['BV-MOSS', '苔绿', 4500, 380],
    ['BV-CLAY', '陶红', 4500, 300],
  ],
)
export const sauceDishes = product(
  18,
  {
    handle: 'sauce-dishes',
    title: '五味碟 五只装',
    about: '酸甜苦辣咸，一味一只，叠起来只有一个拳头高。碟沿厚，掉在木桌上不容易缺口。',
    category: '器皿',
    shipsInDays: 6,
  },
  [['SD-5', '五只', 6900, 450]],
)
