import { product } from './product'

const category = '粮油'

export const rice = product(
  27,
  {
    handle: 'rice',
    title: '现碾新米 一季稻',
    about: '下单后才碾，米袋上写着碾米日期。新米水分多，煮的时候少放一指节水。',
    category,
    shipsInDays: 3,
  },
  [
    ['RC-25', '2.5 公斤', 3580, 1600],
    ['RC-5', '5 公斤', 6680, 1200],
    ['RC-10', '10 公斤', 12800, 500],
  ],
)
export const noodles = product(
  28,
  {
    handle: 'noodles',
    title: '手拉挂面 纸封四把',
    about: '面粉、水、盐三样，挂在竹竿上晾干。煮三分钟刚好，捞出来过一遍凉水更筋道。',
    category,
    shipsInDays: 2,
  },
  [
    ['ND-4', '四把 共 1 公斤', 2380, 2400],
    ['ND-12', '十二把 共 3 公斤', 6580, 700],
  ],
)
export const rapeseedOil = product(
  29,
  {
    handle: 'rapeseed-oil',
    title: '小榨菜籽油 750 毫升',
    about: '当年的菜籽，炒籽后物理压榨，只过滤不精炼。颜色深，油烟比精炼油大，适合凉拌和炖煮。',
    category,
    shipsInDays: 3,
  },
  [
    ['RO-1', '一瓶', 4280, 900],
    ['RO-2', '两瓶', 7980, 500],
  ],
)
export const millet = product(
  30,
  {
    handle: 'millet',
    title: '黄小米 熬粥米',
    about: '一年一季，去壳不抛光。小火熬二十五分钟，面上会起一层米油。',
    category,
    shipsInDays: 2,
  },
  [
    ['ML-1', '1 公斤', 2280, 2000],
    ['ML-25', '2.5 公斤', 4980, 800],
  ],
)
export const shiitake = product(
  31,
  {
    handle: 'shiitake',
    title: '椴木花菇 干货',
    about: '椴木上长了两年才出的菇，菇面自然开裂。冷水泡四个小时，泡菇的水留着炖汤。',
    category,
    shipsInDays: 3,
  },
  [
    ['SH-150', '150 克', 4880, 800],
    ['SH-300', '150 克 × 2', 8980, 300],
  ],
)
export const chiliSauce = product(
  32,
  {
    handle: 'chili-sauce',
    title: '石臼剁椒酱 200 克',
    about: '红椒、蒜、盐、一点白酒，石臼里舂出来，坛子里放二十天。中辣偏咸，蒸鱼、拌面都用它。',
    category,
    shipsInDays: 2,
  },
  [
    ['CS-1', '一罐', 1980, 2200],
    ['CS-3', '三罐', 5280, 900],
  ],
)
export const beans = product(
  33,
  {
    handle: 'beans',
    title: '五色杂豆 分层罐',
    about: '红豆、绿豆、黄豆、黑豆、白芸豆，各是各的产地，罐底有表。熬粥前一晚泡上。',
    category,
    shipsInDays: 3,
  },
  [
    ['BN-900', '900 克 / 玻璃罐', 3680, 700],
    ['BN-R', '900 克 / 补充袋', 2880, 700, 2],
  ],
)
