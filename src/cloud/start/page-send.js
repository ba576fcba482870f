import { find, keep, make, setText } from './page-dom.js'
import { faceOf } from './page-phones.js'

/** Who buys in this world: cards go from hand to hand among them. */
const BUYERS = ['林林', '阿博', '安娜']
const nodes = { select: find('send-card'), to: find('send-to'), said: find('send-said') }
let newest = ''

const nameOf = ({ by, title, roundId }) => `${by}的卡片 · ${title}${roundId ? '（邀请参团）' : ''}`

/** Passing a card on: what a chat does, done by a button. */
export function openSend(phones) {
  find('send').onsubmit = (event) => event.preventDefault()
  for (const name of BUYERS) {
    const onclick = () => {
      const { value, selectedOptions } = nodes.select
      if (!value) return
      phones.open(name, `/consumer/campaign/index?s=${value}`)
      setText(nodes.said, `${name}打开了${selectedOptions[0].textContent}`)
    }
    nodes.to.append(
      make('button', { type: 'button', class: 'to', 'aria-label': `发给${name}`, onclick }, faceOf(name), name),
    )
  }
}

/** A card that was made just now is the one that somebody wants to send. */
export function drawSend({ stage }) {
  const chosen = nodes.select.value
  keep(nodes.select, stage.cards, {
    key: ({ code }) => code,
    line: (card) => make('option', { value: card.code }, nameOf(card)),
  })
  const latest = stage.cards[0]?.code ?? ''
  nodes.select.value = latest === newest && chosen ? chosen : latest
  newest = latest
}
