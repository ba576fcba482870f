import { busyWhile, find, keep, make, pull, setText, timeOf } from './page-dom.js'

/** Each switch says what it changes when on; off is the same with `off`. */
const SWITCHES = [
  { id: 'lose', label: '丢失通知', note: '付了款，通知不来', on: { lose: true }, off: { lose: false } },
  { id: 'repeat', label: '重复通知 ×3', note: '同一条再来三遍', on: { repeat: 3 }, off: { repeat: 0 } },
  { id: 'shuffle', label: '打乱顺序', note: '后发的先到', on: { shuffle: 7 }, off: { shuffle: null } },
  { id: 'hold', label: '扣住通知', note: '关掉时一起放行', on: { hold: true }, off: { hold: false } },
  { id: 'payDown', label: '支付接口故障', note: '微信支付全答 500', on: { payDown: true }, off: { payDown: false } },
  { id: 'apiDown', label: '微信接口故障', note: '登录、消息全答 502', on: { apiDown: true }, off: { apiDown: false } },
]
const isOn = (faults, id) => (id === 'shuffle' ? faults.shuffle !== null : Boolean(faults[id]))

const FORGERIES = [
  ['signature', '签名对不上'],
  ['key', '用商户自己的私钥签'],
  ['timestamp', '六分钟前的旧签名'],
  ['probe', '微信的探测签名'],
  ['ciphertext', '密文被改过'],
]
const NEWEST = 5

let look
let target = null
let turn = 0

export function openFaults(lookNow) {
  look = lookNow
  find('switches').append(...SWITCHES.map(drawSwitch))
  const heal = find('heal')
  heal.onclick = busyWhile(heal, () => change({ reset: true }))
  const forge = find('forge')
  forge.onclick = busyWhile(forge, sendForged)
}

function drawSwitch({ id, label, note, on, off }) {
  const button = make(
    'button',
    { type: 'button', role: 'switch', 'aria-checked': 'false', class: 'switch', id: `switch-${id}` },
    make('span', { class: 'words' }, make('b', {}, label), make('small', {}, note)),
    make('i', { 'aria-hidden': 'true' }),
  )
  button.onclick = busyWhile(button, () => change(button.getAttribute('aria-checked') === 'true' ? off : on))
  return button
}

async function change(faults) {
  await pull('/simulate/faults', faults)
  await look()
}

/** Somebody who is not WeChat says "paid". The product's own answer is shown, whatever it is. */
async function sendForged() {
  const said = find('forge-said')
  if (!target) return setText(said, '还没有订单可以冒充。先在手机里下一单。')
  const [how, label] = FORGERIES[turn % FORGERIES.length]
  turn += 1
  const { status, error } = await pull('/simulate/forge', { out_trade_no: target.outTradeNo, how })
  const refused = status !== 200 && status !== 204
  said.className = refused ? 'said good' : 'said bad'
  setText(
    said,
    error ?? `${label}：产品回答 HTTP ${status}，${refused ? '已拒绝，订单状态不变' : '收下了。这是一个漏洞'}`,
  )
  await look()
}

const STATES = { waiting: '待送达', delivered: '已送达', lost: '已丢失', 'given-up': '已放弃' }
const EVENTS = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
}

export function drawFaults({ simulator }) {
  const { faults, orders, notices } = simulator
  for (const { id } of SWITCHES) find(`switch-${id}`).setAttribute('aria-checked', String(isOn(faults, id)))
  target = orders.findLast(({ state }) => state === 'NOTPAY') ?? orders.at(-1) ?? null
  const newest = notices
    .slice(-NEWEST)
    .reverse()
    .map(({ id, event, state, forged, attempts, createdAt }) => ({ id, event, state, forged, attempts, createdAt }))
  keep(find('notices'), newest, { key: ({ id }) => id, line: noticeLine, none: '还没有通知。' })
}

function noticeLine({ event, state, forged, attempts, createdAt }) {
  const answers = attempts.map(({ status }) => (status === 0 ? '无回应' : status)).join(' · ')
  const tone = forged ? 'red' : state === 'delivered' ? 'tea' : 'gold'
  return make(
    'li',
    { class: 'line thin' },
    make('time', {}, timeOf(createdAt)),
    make('span', {}, forged ? `伪造的${EVENTS[event]}` : EVENTS[event]),
    make('span', { class: `word ${tone}` }, forged ? '被拒绝' : STATES[state]),
    make('code', {}, answers || '未发出'),
  )
}
