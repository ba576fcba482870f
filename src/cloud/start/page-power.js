import { busyWhile, find, make, pull, setText } from './page-dom.js'

/** Over all cuts of this page. */
const sum = { answered: 0, lost: 0, doubled: 0 }
let last = null
let restarts = 0

export function openPower(look) {
  const button = find('cut')
  button.onclick = busyWhile(button, async () => {
    const said = find('cut-said')
    said.className = 'said'
    setText(said, '电已断。服务器进程被直接杀掉，正在重新启动，没等到答复的人在重试 …')
    try {
      last = await pull('/crash')
    } catch {
      said.className = 'said bad'
      return setText(said, '核对没有完成，请看命令行里的输出。')
    }
    for (const name of Object.keys(sum)) sum[name] += last[name]
    tell(said)
    await look()
  })
}

function tell(said) {
  const { ordering, answered, lost, doubled, backAfterMs } = last
  const whole = lost === 0 && doubled === 0
  said.className = whole ? 'said good' : 'said bad'
  setText(
    said,
    `${(backAfterMs / 1000).toFixed(1)} 秒后恢复。断电那一刻 ${ordering} 人在下单：${answered} 人已得到答复，` +
      `逐单核对${lost === 0 ? '一单不少' : `少了 ${lost} 单`}；另外 ${ordering - answered} 人重试` +
      `${doubled === 0 ? '，没有一单重复' : `，重复了 ${doubled} 单`}。演示单已取消。`,
  )
}

export function drawPower(world) {
  restarts = world.restarts
  const facts = [
    ['断电次数', restarts, ''],
    ['断电前订单', last ? last.before + last.answered : '–', ''],
    ['恢复后找到', last ? last.before + last.answered - last.lost : '–', ''],
    ['丢失', last ? sum.lost : '–', sum.lost === 0 ? 'good' : 'bad'],
  ]
  const text = JSON.stringify(facts)
  const list = find('cut-counts')
  if (list.dataset.text === text) return
  list.dataset.text = text
  list.replaceChildren(
    ...facts.map(([name, value, tone]) =>
      make('div', { class: tone }, make('dt', {}, name), make('dd', {}, String(value))),
    ),
  )
  // Nothing is claimed before it was looked up.
  setText(find('chip-lost').querySelector('b'), last ? String(sum.lost) : '未试')
}
