/** Small hands for the page: elements, lists that keep what did not change, calls, times and sums. */

export const find = (id) => document.getElementById(id)

/** `make('button', { class: 'x', onclick }, 'text', child)`; names that are no properties become attributes. */
export function make(tag, given = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on')) node[name] = value
    else node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

/**
 * Draws a list anew without touching lines whose data stayed: focus and animations survive, and a screen reader is left
 * in peace. `draw.line(item)` makes one line, `draw.key(item)` names it, `draw.none` stands there when there are none.
 */
export function keep(list, items, draw) {
  const before = new Map([...list.children].map((node) => [node.dataset.key, node]))
  const after = items.map((item) => {
    const key = draw.key(item)
    const text = JSON.stringify(item)
    const known = before.get(key)
    if (known && known.dataset.text === text) return known
    const node = draw.line(item)
    node.dataset.key = key
    node.dataset.text = text
    return node
  })
  if (after.length === 0 && draw.none) after.push(before.get('none') ?? noneOf(draw.none))
  const focused = list.contains(document.activeElement) ? document.activeElement : null
  if (after.length !== list.children.length || after.some((node, n) => list.children[n] !== node)) {
    list.replaceChildren(...after)
    if (focused?.isConnected) focused.focus({ preventScroll: true })
  }
}

function noneOf(text) {
  const node = make('li', { class: 'none' }, text)
  node.dataset.key = 'none'
  return node
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text
}

/** A button of the page to a lever behind it. Answers JSON; throws only when nobody is there. */
export async function pull(path, body = {}) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return await answer.json()
}

/** Runs what a button does once at a time, and shows that it is at it. */
export function busyWhile(button, run) {
  return async () => {
    if (button.getAttribute('aria-busy') === 'true') return
    button.setAttribute('aria-busy', 'true')
    try {
      await run()
    } finally {
      button.removeAttribute('aria-busy')
    }
  }
}

const shanghai = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })
const clock = shanghai({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const clockShort = shanghai({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = shanghai({ month: 'long', day: 'numeric', weekday: 'long' })

export const timeOf = (at) => clock.format(at)
export const shortTimeOf = (at) => clockShort.format(at)
export const dayOf = (at) => day.format(at)
export const yuan = (fen) => (fen / 100).toFixed(2)

const SPANS = [
  [86_400_000, '天'],
  [3_600_000, '小时'],
  [60_000, '分钟'],
]

/** "2 天 3 小时": the two largest units. */
export function spanOf(ms) {
  const parts = []
  let rest = ms
  for (const [size, word] of SPANS) {
    const n = Math.floor(rest / size)
    rest -= n * size
    if (n > 0) parts.push(`${n} ${word}`)
  }
  return parts.slice(0, 2).join(' ') || '不到 1 分钟'
}
