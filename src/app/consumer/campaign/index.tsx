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
import { inSinglePage } from '../../wechat'
import { useShare } from '../share'
import { Buttons } from './buttons'
import { DeadLink } from './dead-link'
import { Gallery } from './gallery'
import { Goods, Promises } from './goods'
import { SkuSheet } from './sku-sheet'

/** Often enough that a seat taken by somebody else is seen before one taps. */
const POLL_MS = 3_000

export default function Campaign() {
  const { params } = useRouter()
  const shareCode = shareCodeIn(params) ?? undefined
  useEffect(() => arrive({ query: params }), [params])
  const input = { campaignId: params.c || undefined, roundId: params.r || undefined, shareCode }
  const nowhere = !input.campaignId && !input.roundId && !shareCode
  const asked = useAsk<typeof cardCall>('visitor/campaigns.card', nowhere ? null : input, { pollMs: POLL_MS })
  if (nowhere) return <DeadLink />
  return (
    <Screen
      ask={asked}
      skeleton='landing'
      problem={(error) => (error.code === 'not-found' || error.code === 'bad-input' ? <DeadLink /> : null)}
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
  if (!panels) return <DeadLink />
  return (
    <View>
      <Gallery card={card} />
      <Goods card={card} />
      <Stack>
        <panels.Offer card={card} now={now} onAct={setChosen} />
        <Promises card={card} now={now} onChoose={() => setChosen(mainOf(panels.buttons(card, now)))} />
        <Notice tone='good'>{panels.condition(card)}</Notice>
      </Stack>
      {/* Moments' single page can neither log in nor pay, and must not urge anybody on: it only shows. */}
      {!inSinglePage() && <Buttons card={card} buttons={panels.buttons(card, now)} share={share} onAct={setChosen} />}
      {!inSinglePage() && <SkuSheet card={card} button={chosen} onClose={() => setChosen(null)} />}
    </View>
  )
}

const mainOf = (buttons: PanelButton[]): PanelButton | null => {
  const last = buttons.at(-1)
  return last?.action ? last : null
}
