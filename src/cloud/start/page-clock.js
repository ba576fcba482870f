import { busyWhile, dayOf, find, make, pull, setText, spanOf, timeOf } from './page-dom.js'

const MINUTE = 60_000
const MOVES = [
  { id: 'move-15m', label: '+15 分钟', what: '未付的名额放回', by: 15 * MINUTE },
  { id: 'move-1h', label: '+1 小时', what: '倒计时走一格', by: 60 * MINUTE },
  { id: 'move-24h', label: '+24 小时', what: '没满的团退款', by: 24 * 60 * MINUTE },
  { id: 'move-8d', label: '+8 天', what: '退货期过，佣金可用', by: 8 * 24 * 60 * MINUTE },
]
/** The product asks for the time now and then; after a jump it needs a moment to notice. */
const SLACK = MINUTE

export function openClock(look) {
  for (const { id, label, what, by } of MOVES) {
    const button = make('button', { type: 'button', class: 'move', id }, make('b', {}, label), make('small', {}, what))
    button.onclick = busyWhile(button, async () => {
      const { now } = await pull('/simulate/clock', { advance: by })
      setText(find('clock-said'), `拨到了 ${dayOf(now)} ${timeOf(now)}。到期的事会在一两秒内自己发生。`)
      await look()
    })
    find('clock-moves').append(button)
  }
}

export function drawClock({ now, simulator }) {
  setText(find('now-time'), timeOf(now))
  setText(find('now-day'), dayOf(now))
  const { offset } = simulator
  setText(find('now-ahead'), offset > SLACK ? `比真实时间快 ${spanOf(offset)}` : '与真实时间一致')
}
