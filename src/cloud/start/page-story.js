import { find, make } from './page-dom.js'
import { faceOf } from './page-phones.js'

const byReseller = (cards) => cards.find(({ by, roundId }) => by === '梅梅' && !roundId)
const byLin = (cards) => cards.find(({ by, roundId }) => by === '林林' && roundId)
const cardPlace = (card) => (card ? `/consumer/campaign/index?s=${card.code}` : '/pages/home/index')

/** The story as a visitor can follow it: what happens, and which phone it happens on. */
const STEPS = [
  {
    title: '品牌上架',
    text: '温雯上传商品表，核对后写入，再发布一个拼团。',
    ways: [
      { who: '温雯', label: '上传', place: () => '/brand/import/index' },
      { who: '温雯', label: '发布', place: () => '/brand/studio/index' },
    ],
  },
  {
    title: '小店选品',
    text: '梅梅免费开店，按佣金挑货，拿到自己的分享卡。',
    ways: [
      { who: '梅梅', label: '选品', place: () => '/reseller/pick/index' },
      {
        who: '梅梅',
        label: '分享',
        place: ({ campaigns }) => (campaigns[0] ? `/reseller/share/index?c=${campaigns[0].id}` : '/pages/shop/index'),
      },
    ],
  },
  {
    title: '开团付款',
    text: '林林点开梅梅的卡片，开团，在微信收银台付款。',
    ways: [{ who: '林林', label: '打开卡片', place: ({ cards }) => cardPlace(byReseller(cards)) }],
  },
  {
    title: '好友参团',
    text: '林林把卡片传下去，阿博和安娜参团，人满即成。',
    ways: ['阿博', '安娜'].map((who) => ({
      who,
      label: '参团',
      place: ({ cards }) => cardPlace(byLin(cards) ?? byReseller(cards)),
    })),
  },
  {
    title: '发货签收',
    text: '温雯填运单号发货，林林看物流并签收。',
    ways: [
      { who: '温雯', label: '发货', place: () => '/brand/shipping/index' },
      { who: '林林', label: '签收', place: () => '/pages/rounds/index' },
    ],
  },
  {
    title: '佣金到账',
    text: '梅梅看每一笔佣金：依据、日期；拨快 8 天即可用。',
    ways: [
      { who: '梅梅', label: '看佣金', place: () => '/reseller/earnings/index' },
      { who: null, label: '拨快 8 天', run: () => find('move-8d').click() },
    ],
  },
]

export function createStory(list, phones) {
  let stage = { cards: [], campaigns: [] }
  const steps = STEPS.map((step, n) => drawStep(step, n, (way) => go(way, n)))
  const go = (way, n) => {
    steps.forEach((node, at) => {
      node.classList.toggle('here', at === n)
      node.classList.toggle('past', at < n)
    })
    if (way.run) way.run()
    else phones.open(way.who, way.place(stage))
  }
  list.append(...steps)
  return {
    draw(world) {
      stage = world.stage
    },
  }
}

function drawStep({ title, text, ways }, n, onGo) {
  const buttons = ways.map((way) => {
    const label = way.who ? `${way.who}：${way.label}` : way.label
    const face = way.who ? faceOf(way.who) : null
    return make(
      'button',
      { type: 'button', class: 'way', 'aria-label': label, onclick: () => onGo(way) },
      face,
      way.label,
    )
  })
  return make(
    'li',
    { class: 'step' },
    make('span', { class: 'no', 'aria-hidden': 'true' }, String(n + 1)),
    make('h2', {}, title),
    make('p', {}, text),
    make('div', { class: 'ways' }, ...buttons),
  )
}
