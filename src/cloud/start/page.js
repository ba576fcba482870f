import { drawBackstage, openBackstage } from './page-backstage.js'
import { find, setText, shortTimeOf } from './page-dom.js'
import { createPhones } from './page-phones.js'
import { drawSend, openSend } from './page-send.js'
import { createStory } from './page-story.js'
import { createStrip } from './page-strip.js'

/** One picture of the world a second, handed to every part of the page. */
const EVERY = 1_000

const phones = createPhones(find('phones'))
const story = createStory(find('story'), phones)
const strip = createStrip(find('strip'), find('strip-said'))
openSend(phones)
openBackstage(phones, look)

let looking = false

async function look() {
  if (looking) return
  looking = true
  try {
    const answer = await fetch('/state')
    if (!answer.ok) throw new Error(`${answer.status}`)
    draw(await answer.json())
    find('broken').hidden = true
  } catch {
    setText(find('broken'), '演示程序没有回应。如果已经停止，请在命令行再运行一次 npm start。')
    find('broken').hidden = false
  } finally {
    looking = false
  }
}

function draw(world) {
  phones.draw(world)
  story.draw(world)
  strip.draw(world)
  drawSend(world)
  drawBackstage(world)
  drawChips(world)
}

function drawChips({ now, feed, simulator }) {
  const put = (id, text) => setText(find(id).querySelector('b'), text)
  put('chip-clock', shortTimeOf(now))
  if (feed) put('chip-orders', String(feed.ordersAcknowledged))
  const waiting = simulator.orders.filter((order) => order.state === 'NOTPAY').length
  find('chip-waiting').hidden = waiting === 0
  put('chip-waiting', `${waiting} 笔`)
}

/** A tab that nobody sees asks for nothing. */
function pace() {
  setText(find('strip-pace'), document.hidden ? '已暂停' : '每秒更新')
  if (!document.hidden) void look()
}

setInterval(() => {
  if (!document.hidden) void look()
}, EVERY)
document.addEventListener('visibilitychange', pace)
pace()
