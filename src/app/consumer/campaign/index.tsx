import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { allConsumer } from '@/campaigns/all-consumer'
import type { card as cardCall } from '@/campaigns/contract'
import type { Card as CardView, PanelButton } from '@/campaigns/panels'
import { Notice, Screen, Stack } from '@/ui'
import { arrive } from '../../arrival'
import { useAsk } from '../../state/ask'
import { useNow } from '../../state/clock'
import { shareCodeIn } from '../../state/visit'
import { cardAsked } from '../../to-campaign'
import { inSinglePage } from '../../wechat'
import { DeadLink } from '../dead-link'
import { useShare } from '../share'
import { Buttons } from './buttons'
import { Gallery } from './gallery'
import { Goods, Promises } from './goods'
import { Instead } from './instead'
import { Provenance } from './provenance'
import { Reviews } from './reviews'
import { SkuSheet } from './sku-sheet'
import { StartBar } from './start-bar'

/** Often enough that a seat taken by somebody else is seen before one taps. */
const POLL_MS = 3_000

export default function Campaign() {
  const { params } = useRouter()
  const shareCode = shareCodeIn(params) ?? undefined
  useEffect(() => arrive({ query: params }), [params])
  const input = cardAsked({ campaignId: params.c || undefined, roundId: params.r || undefined, shareCode })
  const nowhere = !input.campaignId && !input.roundId && !shareCode
  const asked = useAsk<typeof cardCall>('visitor/campaigns.card', nowhere ? null : input, { pollMs: POLL_MS })
  const dead = <DeadLink of='campaign' link={{ ...input, shareCode: shareCode ?? undefined }} />
  if (nowhere) return dead
  return (
    <Screen
      ask={asked}
      skeleton='landing'
      problem={(error) => (error.code === 'not-found' || error.code === 'bad-input' ? dead : null)}
    >
      {(card) => <Landing card={card} />}
    </Screen>
  )
}

function Landing({ card }: { readonly card: CardView }) {
  const now = useNow()
  const [chosen, setChosen] = useState<PanelButton | null>(null)
  const share = useShare({
    campaignId: card.id,
    roundId: card.round?.headline.joinable ? card.round.id : undefined,
    standing: card.round ? `${card.round.headline.status} ${card.round.headline.seatsPaid}` : undefined,
    title: card.title,
    imageUrl: card.pictureUrl,
  })
  const panels = allConsumer[card.kind]
  if (!panels) return <DeadLink of='campaign' link={{ campaignId: card.id }} />
  const still = inSinglePage()
  const buttons = panels.buttons(card, now)
  // Nothing to do here any more, nor later: then somewhere else.
  const isOver = !begins(card, now) && buttons.every(({ action }) => !action)
  return (
    <View>
      <Gallery card={card} />
      <Goods card={card} now={now} />
      <Stack>
        {isOver && !still && <Instead campaignId={card.id} />}
        <panels.Offer card={card} now={now} onAct={still ? undefined : setChosen} />
        <Promises card={card} now={now} still={still} onChoose={() => setChosen(mainOf(buttons))} />
        <Notice tone='good'>{panels.condition(card)}</Notice>
        <Provenance campaignId={card.id} still={still} />
        <Reviews productId={card.productId} title={card.title} still={still} />
      </Stack>
      {/* Moments' single page can neither log in nor pay, and must not urge anybody on: it only shows. */}
      {!still &&
        (begins(card, now) ? (
          <StartBar card={card} />
        ) : (
          <Buttons card={card} buttons={buttons} share={share} onAct={setChosen} />
        ))}
      {!still && <SkuSheet card={card} button={chosen} onClose={() => setChosen(null)} />}
    </View>
  )
}

const begins = ({ status, startsAt }: CardView, now: number): boolean => status === 'live' && Date.parse(startsAt) > now

const mainOf = (buttons: PanelButton[]): PanelButton | null => {
  const last = buttons.at(-1)
  return last?.action ? last : null
}
