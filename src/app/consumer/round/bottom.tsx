import { View } from '@tarojs/components'
import type { Card, Round } from '@/campaigns/panels'
import { ActionBar, Button } from '@/ui'
import { go } from '../../routes'
import { toCampaign } from '../../to-campaign'
import { shareByLink, useShare } from '../share'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.round

interface BottomProps {
  readonly round: Round
  readonly card: Card
}

/** The buttons that fit the round: pay, pass it on, join, or begin another. */
export function Bottom({ round, card }: BottomProps) {
  const { headline, mine } = round
  const going = headline.status === 'open' && headline.joinable
  const share = useShare({
    campaignId: card.id,
    roundId: going ? round.id : undefined,
    standing: `${headline.status} ${headline.seatsPaid}`,
    title: card.title,
    imageUrl: card.pictureUrl,
  })
  const toCard = () => toCampaign(card.id, { roundId: going ? round.id : undefined })
  const held = mine?.state === 'held'
  const inIt = held || mine?.state === 'paid'
  return (
    <ActionBar>
      {mine && !held && (
        <View className={style.half}>
          <Button id='to-order' weight='plain' size='m' onTap={() => go('consumer/order', { o: mine.orderId })}>
            {words.toOrder}
          </Button>
        </View>
      )}
      {held && (
        <View className={style.half}>
          <Button id='pay' onTap={() => go('consumer/order', { o: mine.orderId })}>
            {words.pay}
          </Button>
        </View>
      )}
      {going && inIt && !held && <ShareButton copy={share.copy} label={words.share} />}
      {going && !inIt && (
        <View className={style.half}>
          <Button onTap={toCard}>{words.join}</Button>
        </View>
      )}
      {!going && !held && (
        <View className={style.half}>
          <Button weight={mine ? 'tea' : 'main'} size='m' onTap={toCard}>
            {words.again}
          </Button>
        </View>
      )}
    </ActionBar>
  )
}

function ShareButton({ copy, label }: { readonly copy: () => Promise<void>; readonly label: string }) {
  const native = process.env.TARO_ENV === 'weapp'
  return (
    <View className={style.half}>
      <Button
        id='share'
        size='m'
        openType={native ? 'share' : undefined}
        onTap={native ? undefined : () => shareByLink(copy, words.copied)}
      >
        {label}
      </Button>
    </View>
  )
}
