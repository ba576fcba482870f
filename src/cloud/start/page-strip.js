import { keep, make, setText, timeOf, yuan } from './page-dom.js'

/** What happened in words, and the colour of its mark. What is not named here is a half-step and stays out. */
const KINDS = {
  shared: { tone: 'gold', mark: '享', says: '备好分享卡' },
  visited: { tone: 'ink', mark: '看', says: '打开了卡片' },
  joined: { tone: 'red', mark: '单', says: '下单' },
  paid: { tone: 'red', mark: '付', says: '付款' },
  'round:opened': { tone: 'tea', mark: '开', says: '开团，等人来' },
  'round:formed': { tone: 'tea', mark: '成', says: '成团了' },
  'round:alone': { tone: 'tea', mark: '买', says: '单独买下' },
  'round:failed': { tone: 'ink', mark: '散', says: '未成团，自动退款' },
  'round:left': { tone: 'ink', mark: '退', says: '退出了团' },
  'round:released': { tone: 'ink', mark: '放', says: '名额放回' },
  'commission-pending': { tone: 'gold', mark: '佣', says: '佣金待结' },
  'commission-available': { tone: 'gold', mark: '可', says: '佣金可用' },
  'commission-reversed': { tone: 'ink', mark: '冲', says: '佣金冲回' },
}
const SHOWN = 40

const roundOf = ({ id }) => id.split('/')[1]

/** A purchase alone is a round that starts and is formed without ever having been open. */
function aloneRounds(items) {
  const opened = new Set(items.filter(({ type }) => type === 'round:opened').map(roundOf))
  return new Set(
    items
      .filter(({ type }) => type === 'round:started')
      .map(roundOf)
      .filter((round) => !opened.has(round)),
  )
}

/** WeChat tells payments to the second; the seat that was paid by it knows the moment. */
function momentOf(item, items) {
  if (item.type !== 'paid') return item.at
  const seats = items.filter(
    ({ type, who, what, at }) => type === 'round:seat-paid' && who === item.who && what === item.what && at >= item.at,
  )
  return seats.at(-1)?.at ?? item.at
}

/** Within one moment: ordered, paid, formed, commission. */
const ORDER = Object.keys(KINDS)

function tell(items, fullName) {
  const alone = aloneRounds(items)
  return items
    .map((item) => ({
      id: item.id,
      type: item.type === 'round:formed' && alone.has(roundOf(item)) ? 'round:alone' : item.type,
      who: fullName(item.who) || (item.type.startsWith('round:') ? '一个团' : '有人'),
      what: item.type.startsWith('commission') ? '' : item.what,
      amountFen: item.amountFen,
      at: momentOf(item, items),
    }))
    .filter(({ type }) => KINDS[type])
    .sort((a, b) => b.at.localeCompare(a.at) || ORDER.indexOf(b.type) - ORDER.indexOf(a.type))
    .slice(0, SHOWN)
}

/** The live strip, newest first. A screen reader hears only what is new. */
export function createStrip(list, said) {
  let known = null
  return {
    draw({ feed, phones }) {
      if (!feed) return
      const names = phones.map(({ name }) => name)
      const fullName = (who) => names.find((name) => who === `${name.slice(0, 1)}*`) ?? who
      const items = tell(feed.items, fullName)
      const fresh = known ? items.filter(({ id }) => !known.has(id)) : []
      keep(list, items, {
        key: ({ id }) => id,
        line: (item) => drawLine(item, fresh.includes(item)),
        none: '还没有事情发生。从第 1 步开始，或直接打开一张卡片。',
      })
      known = new Set(items.map(({ id }) => id))
      if (fresh.length > 0) setText(said, fresh.slice(0, 3).map(sentence).join('；'))
    },
  }
}

const sentence = ({ who, type, what, amountFen }) =>
  `${who}${KINDS[type].says}${what ? ` ${what}` : ''}${amountFen ? ` ${yuan(amountFen)} 元` : ''}`

function drawLine({ type, who, what, amountFen, at }, fresh) {
  const { tone, mark, says } = KINDS[type]
  return make(
    'li',
    { class: fresh ? 'happened fresh' : 'happened' },
    make('span', { class: `mark ${tone}`, 'aria-hidden': 'true' }, mark),
    make('p', {}, make('b', {}, who), ` ${says}`, what ? make('span', { class: 'what' }, what) : null),
    make(
      'span',
      { class: 'end' },
      amountFen === null
        ? null
        : make(
            'b',
            { class: `sum ${tone}` },
            make('small', {}, type === 'commission-reversed' ? '−¥' : '¥'),
            yuan(amountFen),
          ),
      make('time', { datetime: at }, timeOf(new Date(at))),
    ),
  )
}
