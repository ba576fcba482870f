import { product } from './product'

const category = '家纺'

export const towel = product(
  34,
  {
    handle: 'towel',
    title: '棉麻毛巾 34 × 76',
    about: '七成棉三成麻，吸水比纯棉慢半拍，干得快一半。前三次洗会掉一点浮毛，请单独洗。',
    category,
    shipsInDays: 3,
  },
  [
    ['TW-1', '一条 / 颜色随机', 2680, 1500],
    ['TW-4', '四条 / 四色', 9280, 800],
  ],
)
export const bathTowel = product(
  35,
  {
    handle: 'bath-towel',
    title: '华夫格浴巾 70 × 140',
    about: '蜂窝格子织法，薄，但吸水面积大。洗过会缩三厘米左右，尺寸已经留好。',
    category,
    shipsInDays: 3,
  },
  [
    ['BA-OAT', '燕麦', 7900, 500],
    ['BA-BLUE', '雾蓝', 7900, 500, 2],
    ['BA-RUST', '铁锈', 7900, 300, 2],
  ],
)
export const cushion = product(
  36,
  {
    handle: 'cushion',
    title: '色织靠垫套 45 × 45',
    about: '先染纱再织布，正反一样。只是套子，不含芯；拉链藏在底边。',
    category,
    shipsInDays: 4,
  },
  [
    ['CU-STRIPE', '条纹', 5900, 400],
    ['CU-OCHRE', '赭黄', 5900, 400, 2],
    ['CU-INDIGO', '靛蓝', 5900, 350, 2],
  ],
)
export const socks = product(
  37,
  {
    handle: 'socks',
    title: '五日棉袜 五双装',
    about: '周一到周五一天一个颜色，洗完好配对。棉八成，袜口用了氨纶，不勒。',
    category,
    shipsInDays: 2,
  },
  [
    ['SK-M', '35–39 码', 4500, 1800],
    ['SK-L', '40–44 码', 4500, 1600],
  ],
)
export const tote = product(
  38,
  {
    handle: 'tote',
    title: '厚帆布买菜包',
    about: '16 安帆布，装得下一颗白菜两瓶油。没有内衬，好洗；提手缝了十字线。',
    category,
    shipsInDays: 3,
  },
  [
    ['TO-RAW', '本白', 3900, 900],
    ['TO-NAVY', '藏青', 3900, 700, 2],
  ],
)
export const napkins = product(
  39,
  {
    handle: 'napkins',
    title: '水洗亚麻餐巾 四条',
    about: '边是手卷的，洗过会有自然褶皱，不用熨。也可以当茶巾、盖面团。',
    category,
    shipsInDays: 4,
  },
  [
    ['NP-FLAX', '本麻', 8800, 350],
    ['NP-MIX', '四色', 9200, 300, 2],
  ],
)
export const bedding = product(
  40,
  {
    handle: 'bedding',
    title: '双层纱四件套',
    about: '两层薄纱一层空气，夏天盖单层，冬天套棉被。纯棉，没有定型，洗后更皱更软。',
    category,
    shipsInDays: 6,
  },
  [
    ['BD-150', '1.5 米床', 39900, 200],
    ['BD-180', '1.8 米床', 45900, 220],
  ],
)
export const throwBlanket = product(
  41,
  {
    handle: 'throw',
    title: '针织盖毯 130 × 160',
    about: '粗棒针绞花，棉线，不扎。分量一公斤半，适合沙发和午睡；请放进洗衣袋轻柔洗。',
    category,
    shipsInDays: 5,
  },
  [
    ['TH-CREAM', '奶白', 19900, 240],
    ['TH-MOSS', '苔绿', 19900, 160, 2],
  ],
)
