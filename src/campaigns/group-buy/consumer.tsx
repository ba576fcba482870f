import { View } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import { Avatar, Button, Countdown, EmptySeat, Icon, told } from '@/ui'
import { dayTime } from '@/ui/when'
import type { Card, ConsumerPanels, PanelButton, Round } from '../panels'
import style from './consumer.module.css'
import { RoundPanel } from './consumer-round'
import type { Terms } from './terms'
import { words as all } from './words'

const words = all.consumer

export const consumerPanels: ConsumerPanels = { Offer, Round: RoundPanel, buttons, condition }

/** The API gives terms as plain data; the server has checked their shape before it published them. */
const termsOf = (card: Card) => card.terms as unknown as Terms

function condition(card: Card): string {
  const { size, hours } = termsOf(card)
  return words.condition(size, hours)
}

function buttons(card: Card, now: number): PanelButton[] {
  const shut = whyShut(card, now)
  if (shut) return [{ label: shut, weight: 'main' }]
  if (card.left <= 0 && !card.round?.headline.joinable) return [nearestButton(card)]
  const alone: PanelButton = { label: words.alone, weight: 'plain', action: { type: 'alone' }, priceOf: 'single' }
  return [alone, mainButton(card)]
}

function whyShut(card: Card, now: number): string | null {
  if (card.status === 'ended' || Date.parse(card.endsAt) <= now) return words.over
  if (card.status !== 'live') return words.notOpen
  if (Date.parse(card.startsAt) > now) return words.startsAt(dayTime(card.startsAt))
  if (card.left <= 0 && !joinable(card)) return words.soldOut
  return null
}

/** Sold out means no new group; a seat of an open one keeps a unit of its own, so those can still be joined. */
const joinable = ({ round, openRounds }: Card): Round | undefined =>
  [...(round ? [round] : []), ...openRounds].find(({ headline }) => headline.joinable)

function nearestButton(card: Card): PanelButton {
  const roundId = joinable(card)!.id
  return { label: words.joinNearest, weight: 'main', roundId, action: { type: 'join' }, priceOf: 'group' }
}

function mainButton({ round }: Card): PanelButton {
  if (round?.headline.joinable) {
    return { label: words.join, weight: 'main', roundId: round.id, action: { type: 'join' }, priceOf: 'group' }
  }
  // The long sentence needs the whole button; the price stands above it anyway.
  if (round?.headline.status === 'formed') return { label: words.startNew, weight: 'main', action: { type: 'start' } }
  return { label: words.start, weight: 'main', action: { type: 'start' }, priceOf: 'group' }
}

interface OfferProps {
  readonly card: Card
  readonly now: number
  readonly onAct?: ((button: PanelButton) => void) | undefined
}

function Offer({ card, now, onAct }: OfferProps) {
  const { size, hours, unitsPerPerson } = termsOf(card)
  const others = card.openRounds.filter(({ id, headline }) => id !== card.round?.id && headline.joinable)
  const canJoin = whyShut(card, now) === null
  return (
    <View className={style.offer}>
      <View className={style.head}>
        <View className={style.title} {...told({ role: 'heading' })}>
          {words.title(size)}
        </View>
        <View className={style.rule}>
          <Icon name='shield' size={14} />
          {words.rule(hours)}
        </View>
      </View>
      <View className={style.moves}>
        {words.moves(size, yuan(card.priceFen), yuan(card.singlePriceFen))}
        {words.limit(unitsPerPerson)}
      </View>
      {card.round && <Invited round={card.round} now={now} />}
      {others.length > 0 && canJoin && (
        <View className={style.others}>
          <View className={style.small}>{words.openRounds(others.length)}</View>
          {others.map((round) => (
            <OpenRound
              key={round.id}
              round={round}
              now={now}
              onJoin={onAct && (() => onAct({ ...mainButton({ ...card, round }), roundId: round.id }))}
            />
          ))}
        </View>
      )}
      <How />
    </View>
  )
}

/** The round that the card points at: who is in it, and how much time is left. */
function Invited({ round, now }: { readonly round: Round; readonly now: number }) {
  const { headline, members } = round
  const leader = members.find((member) => member.leader)
  const going = headline.status === 'open'
  return (
    <View className={`${style.invited} ${going ? '' : style.still}`}>
      {leader && <View className={style.inviter}>{words.invited(leader.name)}</View>}
      <Seats round={round} />
      <View className={style.state}>
        {going && headline.joinable ? (
          <>
            <View className={style.missing}>{words.missing(headline.missing)}</View>
            {headline.endsAt && <Countdown until={headline.endsAt} now={now} />}
            <View className={style.small}>{words.endsIn}</View>
          </>
        ) : (
          <View className={style.small}>{stillWords(round)}</View>
        )}
      </View>
    </View>
  )
}

function stillWords({ headline }: Round): string {
  if (headline.status === 'formed') return words.roundFormed
  if (headline.status === 'failed') return words.roundFailed
  return words.roundFull
}

function Seats({ round: { headline, members } }: { readonly round: Round }) {
  const free = Math.max(0, Math.min(5, headline.seatsTotal) - members.length)
  return (
    <View className={style.seats}>
      {members.slice(0, 5).map((member) => (
        <View key={member.at + member.name} className={style.seat}>
          <Avatar name={member.name} src={member.avatarUrl} ringed={member.leader} />
          <View className={style.name}>{member.leader ? words.leader : member.name}</View>
        </View>
      ))}
      {Array.from({ length: free }, (_, at) => (
        <View key={at} className={style.seat}>
          <EmptySeat />
          <View className={style.name}>{words.empty}</View>
        </View>
      ))}
    </View>
  )
}

interface OpenRoundProps {
  readonly round: Round
  readonly now: number
  readonly onJoin?: (() => void) | undefined
}

function OpenRound({ round: { headline, members }, now, onJoin }: OpenRoundProps) {
  const leader = members.find((member) => member.leader) ?? members[0]
  return (
    <View className={style.open}>
      <Avatar name={leader?.name ?? ''} src={leader?.avatarUrl} size='m' />
      <View className={style.openText}>
        <View className={style.openName}>{words.roundOf(leader?.name ?? '')}</View>
        <View className={style.openState}>
          <View className={style.missingSmall}>{words.missing(headline.missing)}</View>
          {headline.endsAt && <Countdown until={headline.endsAt} now={now} look='plain' />}
        </View>
      </View>
      {onJoin && (
        <Button size='s' fit label={`${words.join} ${leader?.name ?? ''}`} onTap={onJoin}>
          {words.join}
        </Button>
      )}
    </View>
  )
}

function How() {
  return (
    <View className={style.how}>
      {words.how.map((step, at) => (
        <View key={step.title} className={style.step}>
          <View className={style.number}>{at + 1}</View>
          <View className={style.stepTitle}>{step.title}</View>
          <View className={style.stepNote}>{step.note}</View>
        </View>
      ))}
    </View>
  )
}
