import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { allConsumer } from '@/campaigns/all-consumer'
import type { card as cardCall, round as roundCall } from '@/campaigns/contract'
import type { Card as CardView, Round as RoundView } from '@/campaigns/panels'
import { yuan } from '@/kernel/money'
import type { view as orderCall } from '@/orders/contract'
import { Card, Cell, Picture, Screen, Stack } from '@/ui'
import { useAsk } from '../../state/ask'
import { useNow } from '../../state/clock'
import { useSession } from '../../state/session'
import { toCampaign } from '../../to-campaign'
import { Bottom } from './bottom'
import style from './index.module.css'
import { NextStep } from './next-step'

/** The promise is two seconds: a change is on the screen before that. */
const POLL_MS = 1_500

/** C5. Strangers see it too, masked; a member also sees the own part. */
export default function Round() {
  const { params } = useRouter()
  const token = useSession((session) => session.token)
  const roundId = params.r ?? ''
  const path = `${token ? 'consumer' : 'visitor'}/campaigns.round`
  const round = useAsk<typeof roundCall>(path, { roundId }, { pollMs: POLL_MS })
  const card = useAsk<typeof cardCall>('visitor/campaigns.card', { roundId })
  const both = { ...round, data: round.data && card.data && { round: round.data, card: card.data } }
  const waiting = round.status === 'ready' && card.status === 'loading'
  return (
    <Screen ask={waiting ? { ...both, status: 'loading' } : both} skeleton='page'>
      {({ round, card }) => <Standing round={round} card={card} />}
    </Screen>
  )
}

/** My part is over, and my money on its way. */
const GONE: ReadonlySet<string> = new Set(['refunding', 'withdrawn'])

interface StandingProps {
  readonly round: RoundView
  readonly card: CardView
}

function Standing({ round, card }: StandingProps) {
  const now = useNow()
  const orderId = round.mine?.orderId
  const goingBack = round.headline.status === 'failed' || GONE.has(round.mine?.state ?? '')
  const settled = round.headline.status === 'formed' || goingBack
  const order = useAsk<typeof orderCall>(
    'consumer/orders.view',
    orderId && settled ? { orderId } : null,
    // A refund is on its way: its trail moves.
    { pollMs: goingBack ? 3_000 : undefined },
  )
  const panels = allConsumer[card.kind]
  return (
    <View>
      <Stack>
        <Card bare>
          <Cell
            title={
              <View className={style.goods}>
                <View className={style.picture}>
                  <Picture src={card.pictureUrl} alt={card.title} width={56} />
                </View>
                <View className={style.text}>
                  <View className={style.title}>{card.title}</View>
                  <View className={style.price}>
                    {card.brand.name} · ¥{yuan(card.priceFen)}
                  </View>
                </View>
              </View>
            }
            onTap={() => toCampaign(card.id, { roundId: round.id })}
          />
        </Card>
        {panels && <panels.Round card={card} round={round} now={now} />}
        <NextStep round={round} card={card} order={order.data} now={now} />
      </Stack>
      <Bottom round={round} card={card} />
    </View>
  )
}
