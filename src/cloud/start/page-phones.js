import { find, make, setText, shortTimeOf } from './page-dom.js'

/** A phone of 2026: what WeChat shows of a page on it. */
const WIDE = 390
const HIGH = 844
const NEXT_AFTER = 500
const TONES = { 温雯: 'tea', 梅梅: 'gold', 欧维: 'ink' }

const ICONS = {
  home: 'M4 11.500 12 4.500l8 7M6.500 10v9h11v-9',
  reload: 'M19 12a7 7 0 1 1-2.300-5.200M19 4.500v4h-4',
  out: 'M13 5h6v6M19 5l-8.500 8.500M16 14v5H5V8h5',
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}

export const faceOf = (name) =>
  make('span', { class: `face ${TONES[name] ?? 'red'}`, 'aria-hidden': 'true' }, name.slice(-1))

/**
 * Where a text leads inside the app: a copied link of any phone, a path of the app, or a bare share code. Null for
 * anything else, so that a phone never shows a stranger's page.
 */
export function placeIn(text) {
  const given = text.trim()
  const code = /^(?:https?:\/\/[^/]+\/s\/)?([0-9A-Za-z]{8,10})$/.exec(given)?.[1]
  if (code) return `/consumer/campaign/index?s=${code}`
  const place = given.includes('#') ? given.slice(given.indexOf('#') + 1) : given
  return /^\/(consumer|reseller|brand|operator|pages)\/[\w/-]+(\?[\w=&%.-]*)?$/.test(place) ? place : null
}

/** The people's phones side by side. They switch on one after another, and only those that somebody can see. */
export function createPhones(row) {
  const phones = new Map()
  const queue = []
  let starting = false

  const next = () => {
    const phone = queue.shift()
    starting = Boolean(phone)
    if (!phone) return
    if (phone.on) return next()
    let gone = false
    const onward = () => {
      if (gone) return
      gone = true
      setTimeout(next, NEXT_AFTER)
    }
    phone.frame.addEventListener('load', onward, { once: true })
    // A page that never finishes must not keep the other phones dark.
    setTimeout(onward, 8_000)
    phone.show(phone.home)
  }
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const phone = phones.get(target.dataset.name)
        if (!isIntersecting || !phone || phone.on || queue.includes(phone)) continue
        queue.push(phone)
        if (!starting) next()
      }
    },
    { root: null, threshold: 0.55 },
  )

  shrink(row)
  return {
    names: () => [...phones.keys()],
    /** Shows a place on somebody's phone and brings the phone into view. */
    open(name, place) {
      const phone = phones.get(name)
      if (!phone) return
      phone.show(place)
      phone.node.classList.remove('called')
      // Reading the width restarts the animation for a phone that was called a moment ago.
      void phone.node.offsetWidth
      phone.node.classList.add('called')
      bringIntoView(row, phone.node)
    },
    draw({ phones: list, now }) {
      for (const told of list) {
        if (phones.has(told.name)) continue
        const phone = createPhone(told)
        phones.set(told.name, phone)
        row.append(phone.node)
        seen.observe(phone.node)
      }
      for (const { time } of phones.values()) setText(time, shortTimeOf(now))
    },
  }
}

function createPhone({ name, role, url }) {
  const [origin, home] = url.split('/#')
  const frame = make('iframe', {
    title: `${name}的手机`,
    allow: 'clipboard-write',
    width: WIDE,
    height: HIGH,
    tabindex: '-1',
  })
  const dark = make('button', { type: 'button', class: 'dark' }, faceOf(name), make('span', {}, '轻触打开'))
  const time = make('span', { class: 'time' })
  let shown = home
  const phone = {
    name,
    home,
    frame,
    time,
    on: false,
    /** Always a cold start: as if the card had been tapped in a chat. */
    show(place) {
      shown = place
      phone.on = true
      dark.remove()
      frame.removeAttribute('tabindex')
      frame.src = `${origin}/?at=${Date.now().toString(36)}#${place}`
    },
  }
  dark.onclick = () => phone.show(home)
  phone.node = make(
    'article',
    { class: 'phone', 'aria-label': `${name}，${role}`, 'data-name': name },
    make(
      'header',
      {},
      faceOf(name),
      make('div', { class: 'who' }, make('h3', {}, name), make('p', {}, role)),
      tools(phone, { origin, shown: () => shown }),
    ),
    make(
      'div',
      { class: 'body' },
      make(
        'div',
        { class: 'bar', 'aria-hidden': 'true' },
        time,
        make('i', { class: 'pill' }),
        make('i', { class: 'battery' }),
      ),
      make('div', { class: 'glass' }, frame, dark),
    ),
    address(phone),
  )
  return phone
}

function tools(phone, { origin, shown }) {
  const tool = (name, label, onclick) =>
    make(
      'button',
      { type: 'button', class: 'tool', title: label, 'aria-label': `${phone.name}：${label}`, onclick },
      icon(name),
    )
  return make(
    'div',
    { class: 'tools' },
    tool('home', '回到首页', () => phone.show(phone.home)),
    tool('reload', '重新打开', () => phone.show(shown())),
    tool('out', '在新窗口打开', () => window.open(`${origin}/#${shown()}`, '_blank', 'noopener')),
  )
}

function address(phone) {
  const label = `粘贴卡片链接，在${phone.name}的手机上打开`
  const input = make('input', {
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': label,
    placeholder: '粘贴卡片链接或分享码',
  })
  const form = make('form', { class: 'address' }, input, make('button', { type: 'submit' }, '打开'))
  form.onsubmit = (event) => {
    event.preventDefault()
    const place = placeIn(input.value)
    input.setCustomValidity(place ? '' : '这不是愿团的卡片链接')
    if (!place) return void input.reportValidity()
    phone.show(place)
    input.value = ''
  }
  input.oninput = () => input.setCustomValidity('')
  return form
}

function bringIntoView(row, node) {
  const left = node.offsetLeft - (row.clientWidth - node.offsetWidth) / 2
  row.scrollTo({ left, behavior: calm() ? 'auto' : 'smooth' })
  const { top, bottom } = row.getBoundingClientRect()
  if (top < 0 || top > innerHeight * 0.6 || bottom > innerHeight * 1.4)
    find('stage').scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'start' })
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Phones are drawn at their true size and shrunk to what the window leaves them. */
function shrink(row) {
  const set = () => {
    const high = (innerHeight - 392) / HIGH
    const wide = (Math.min(innerWidth, 520) - 56) / WIDE
    const scale = innerWidth < 720 ? Math.min(0.9, wide) : Math.min(0.86, Math.max(0.6, high))
    row.style.setProperty('--scale', scale.toFixed(4))
  }
  addEventListener('resize', set)
  set()
}
