import { drawClock, openClock } from './page-clock.js'
import { busyWhile, find, keep, make, pull, setText, shortTimeOf, yuan } from './page-dom.js'
import { drawFaults, openFaults } from './page-faults.js'
import { faceOf } from './page-phones.js'
import { drawPower, openPower } from './page-power.js'

const NEWEST = 6
const RESULT = '/consumer/result/index?o='

let phones
let look
let world

/** The boards behind the scene: whoever stands here plays WeChat, the clock and the power supply. */
export function openBackstage(thePhones, lookNow) {
  phones = thePhones
  look = lookNow
  openFaults(look)
  openClock(look)
  openPower(look)
}

export function drawBackstage(now) {
  world = now
  drawCashier(now)
  drawRefunds(now)
  drawChats(now)
  drawFaults(now)
  drawClock(now)
  drawPower(now)
}

const nameOf = ({ people }, openid) => people.find((person) => person.openid === openid)?.name ?? '有人'

function drawCashier({ simulator }) {
  const waiting = simulator.orders
    .filter(({ state }) => state === 'NOTPAY')
    .reverse()
    .map(({ outTradeNo, prepayId, openid, description, totalFen, closesAt }) => ({
      outTradeNo,
      prepayId,
      description,
      totalFen,
      closesAt,
      who: nameOf(simulator, openid),
    }))
  setText(find('cashier-count'), waiting.length > 0 ? `${waiting.length} 笔待付款` : '')
  keep(find('cashier-list'), waiting, {
    key: ({ prepayId }) => prepayId,
    line: cashierLine,
    none: '没有人在等着付款。在手机里下单，这里就会出现一笔。',
  })
}

function cashierLine(order) {
  const { who, description, totalFen, closesAt } = order
  const said = make('p', { class: 'said', role: 'status' })
  const choice = (label, weight, run) => {
    const button = make(
      'button',
      { type: 'button', class: `button small ${weight}`, 'aria-label': `${who}：${label}` },
      label,
    )
    button.onclick = busyWhile(button, async () => setText(said, await run()))
    return button
  }
  return make(
    'li',
    { class: 'line' },
    faceOf(who),
    make(
      'div',
      { class: 'about' },
      make('b', {}, who),
      make('span', {}, `${description} · ${shortTimeOf(closesAt)} 前付`),
    ),
    make('b', { class: 'sum red' }, make('small', {}, '¥'), yuan(totalFen)),
    make(
      'div',
      { class: 'row' },
      choice('付款', 'main', () => pay(order, false)),
      choice('不付了', 'plain', () => refuse(order)),
      choice('付款但丢失通知', 'quiet', () => pay(order, true)),
    ),
    said,
  )
}

/** The person presses 确认支付; the phone goes on to the page that asks the server whether it is paid. */
async function pay({ prepayId, outTradeNo, who }, lose) {
  const { errMsg } = await pull('/simulate/pay', { prepay_id: prepayId, lose })
  if (errMsg !== 'requestPayment:ok') return errMsg
  showResult(who, outTradeNo)
  await look()
  return ''
}

async function refuse({ outTradeNo, who, closesAt }) {
  showResult(who, outTradeNo)
  return `${who}没有付。名额保留到 ${shortTimeOf(closesAt)}，到时自动放回。`
}

function showResult(who, outTradeNo) {
  const order = world.stage.payments.find(({ number }) => number === outTradeNo)
  if (order) phones.open(who, RESULT + order.orderId)
}

const REFUNDS = {
  PROCESSING: { says: '微信处理中', tone: 'gold' },
  SUCCESS: { says: '已退回', tone: 'tea' },
  ABNORMAL: { says: '退款异常，等待处理', tone: 'red' },
  CLOSED: { says: '已关闭', tone: 'ink' },
}

/** A refund as a trail, like a parcel's: asked, on its way, back. */
function drawRefunds({ simulator }) {
  const refunds = simulator.refunds.slice(-NEWEST).reverse()
  setText(find('refunds-count'), simulator.counts.refunds > 0 ? `共 ${simulator.counts.refunds} 笔` : '')
  const lines = refunds.map(({ outRefundNo, outTradeNo, refundFen, status, createdAt, succeededAt }) => {
    const order = simulator.orders.find((one) => one.outTradeNo === outTradeNo)
    return { outRefundNo, refundFen, status, createdAt, succeededAt, who: nameOf(simulator, order?.openid) }
  })
  keep(find('refunds-list'), lines, {
    key: ({ outRefundNo }) => outRefundNo,
    line: refundLine,
    none: '没有退款。让一个团到时不满（把时间拨快 24 小时），每个人的钱会自己退回来。',
  })
}

function refundLine({ who, refundFen, status, createdAt, succeededAt }) {
  const { says, tone } = REFUNDS[status]
  const step = (done, text, at) =>
    make('li', { class: done ? 'done' : '' }, text, at ? make('time', {}, shortTimeOf(at)) : null)
  return make(
    'li',
    { class: 'line' },
    faceOf(who),
    make('div', { class: 'about' }, make('b', {}, who), make('span', { class: `word ${tone}` }, says)),
    make('b', { class: 'sum' }, make('small', {}, '¥'), yuan(refundFen)),
    make(
      'ol',
      { class: 'trail' },
      step(true, '发起', createdAt),
      step(true, '微信受理', null),
      step(status === 'SUCCESS', '到账', succeededAt),
    ),
  )
}

/** Cards in chats change by themselves (updatable messages): the stand-in keeps what WeChat would show. */
function drawChats({ simulator, now }) {
  const cards = simulator.cards
    .slice(-NEWEST)
    .reverse()
    .map(({ activityId, targetState, parameters, updates, endsAt }) => ({
      activityId,
      updates,
      state: targetState > 0 ? 'over' : endsAt <= now ? 'still' : 'open',
      count: Number(parameters.member_count ?? 0),
      limit: Number(parameters.room_limit ?? 0),
    }))
  keep(find('chats-list'), cards, {
    key: ({ activityId }) => activityId,
    line: chatLine,
    none: '还没有发出去的卡片。开一个团，聊天里的卡片会自己更新人数。',
  })
}

const CHATS = {
  open: '正在拼，等人来',
  over: '已结束，聊天里不能再点',
  still: '微信只让卡片更新 24 小时，停在这里',
}

function chatLine({ state, count, limit, updates }) {
  const seats = Array.from({ length: Math.min(limit, 8) }, (_, n) =>
    make('i', { class: n < count ? 'seat taken' : 'seat' }),
  )
  return make(
    'li',
    { class: 'line' },
    state === 'open' ? make('span', { class: 'seats', 'aria-hidden': 'true' }, ...seats) : null,
    make(
      'div',
      { class: 'about' },
      make('b', {}, state === 'over' ? `${limit} 人团` : `${count} / ${limit} 人`),
      make('span', {}, CHATS[state]),
    ),
    make('small', { class: 'updates' }, `更新 ${updates} 次`),
  )
}
