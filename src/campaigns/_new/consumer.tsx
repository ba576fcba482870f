import { View } from '@tarojs/components'
import { Notice, Tag } from '@/ui'
import type { Card, ConsumerPanels, PanelButton } from '../panels'
import type { Terms } from './terms'
import { words as all } from './words'

const words = all.consumer

export const consumerPanels: ConsumerPanels = { Offer, Round, buttons, condition }

/** The API gives terms as plain data; the server has checked their shape before it published them. */
const limitOf = (card: Card) => (card.terms as unknown as Terms).unitsPerPerson

function condition(card: Card): string {
  return words.condition(limitOf(card))
}

function buttons(card: Card, now: number): PanelButton[] {
  const shut = whyShut(card, now)
  if (shut) return [{ label: shut, weight: 'main' }]
  return [{ label: words.reserve, weight: 'main', action: { type: 'reserve' }, priceOf: 'group' }]
}

function whyShut(card: Card, now: number): string | null {
  if (card.status === 'ended' || Date.parse(card.endsAt) <= now) return words.over
  if (card.status !== 'live' || Date.parse(card.startsAt) > now) return words.notOpen
  return card.left > 0 ? null : words.soldOut
}

function Offer({ card }: Parameters<ConsumerPanels['Offer']>[0]) {
  return (
    <View>
      <Tag tone='wait'>{words.title}</Tag>
      <View>{words.left(card.left)}</View>
      <Notice icon='shield'>{words.rule(limitOf(card))}</Notice>
    </View>
  )
}

function Round({ round: { headline } }: Parameters<ConsumerPanels['Round']>[0]) {
  if (headline.status === 'formed') return <Notice tone='good'>{words.bought}</Notice>
  if (headline.status === 'failed') return <Notice tone='quiet'>{words.failed}</Notice>
  return <Notice tone='wait'>{words.waiting}</Notice>
}
