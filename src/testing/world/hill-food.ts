import { product } from './product'

const category = '山货'

export const honey = product(
  19,
  {
    handle: 'honey',
    title: '土养百花蜜 500 克',
    about: '一年只割一次的百花蜜，花期不同，每批颜色会深浅不一。气温低会结晶，那是蜂蜜的常态，温水化开就好。',
    category,
    shipsInDays: 3,
  },
  [
    ['HN-500', '500 克', 6800, 900],
    ['HN-1000', '500 克 × 2', 12800, 300],
  ],
)
export const walnuts = product(
  20,
  {
    handle: 'walnuts',
    title: '薄壳生核桃 今年新货',
    about: '九月底打的新果，晒足七天。两个对着一捏就开，仁是生的，没有加味。',
    category,
    shipsInDays: 3,
  },
  [
    ['WN-500', '500 克', 2980, 1800],
    ['WN-1500', '1.5 公斤', 7980, 800],
  ],
)
export const persimmon = product(
  21,
  {
    handle: 'persimmon',
    title: '霜降柿饼 12 枚',
    about: '霜降后削皮上架，晾四十天，白霜是柿子自己析出的糖。收到后冷藏，一个月内吃完。',
    category,
    shipsInDays: 4,
  },
  [
    ['PS-12', '12 枚 / 盒', 4980, 700],
    ['PS-24', '12 枚 × 2 盒', 9280, 260],
  ],
)
export const sweetPotato = product(
  22,
  {
    handle: 'sweet-potato',
    title: '倒蒸红薯干 软糯条',
    about: '蒸一遍、晒一遍，再蒸再晒，甜味是蒸出来的，不放糖。表面有糖霜或者微微发黏都正常。',
    category,
    shipsInDays: 2,
  },
  [
    ['SP-250', '250 克', 1980, 2600],
    ['SP-750', '250 克 × 3', 4980, 1200],
  ],
)
export const chestnuts = product(
  23,
  {
    handle: 'chestnuts',
    title: '山油栗 生鲜板栗',
    about: '个头不大，糯，带一点油光。当天下树当天装袋，收到请放冰箱，十天内吃完。',
    category,
    shipsInDays: 2,
  },
  [
    ['CN-1', '1 公斤', 2680, 1500],
    ['CN-25', '2.5 公斤', 5980, 600],
  ],
)
export const greenPlum = product(
  24,
  {
    handle: 'green-plum',
    title: '盐渍青梅 小罐',
    about: '五月的青梅先盐后糖，腌够一百天。酸是真酸，先尝半颗；也可以泡水、炖肉。',
    category,
    shipsInDays: 3,
  },
  [
    ['GP-300', '300 克', 3280, 800],
    ['GP-600', '300 克 × 2', 5980, 300],
  ],
)
export const oranges = product(
  25,
  {
    handle: 'oranges',
    title: '高山冰糖橙 现摘',
    about: '果园在海拔六百米，十一月才采。果面有风斑，不打蜡；坏果当天拍照，按个数退款。',
    category,
    shipsInDays: 2,
  },
  [
    ['OR-25', '2.5 公斤 约 18 个', 3980, 1400],
    ['OR-5', '5 公斤 约 36 个', 6980, 900],
  ],
)
export const peanuts = product(
  26,
  {
    handle: 'peanuts',
    title: '柴锅盐炒花生 带壳',
    about: '用粗盐在柴锅里炒，壳上会有一点盐末和锅灰。没有味精和香料，吃的是花生自己的味道。',
    category,
    shipsInDays: 2,
  },
  [
    ['PN-500', '500 克', 1880, 3000],
    ['PN-1500', '500 克 × 3', 4980, 1000],
  ],
)
