import { View } from '@tarojs/components'
import type { almost } from '@/campaigns/search-contract'
import type { OutputOf } from '@/kernel/contract'
import { Countdown, Picture, Price, Tap, told } from '@/ui'
import { useAsk } from '../../state/ask'
import { useNow } from '../../state/clock'
import { toCampaign } from '../../to-campaign'
import { words } from '../../words'
import style from './almost.module.css'

const POLL_MS = 15_000

type Item = OutputOf<typeof almost>['items'][number]

/** Groups that one person would complete. Without any there is nothing to say. */
export function Almost() {
  const { data } = useAsk<typeof almost>('visitor/campaigns.almost', {}, { pollMs: POLL_MS })
  if (!data || data.items.length === 0) return null
  return (
    <View>
      <View className={style.head}>
        <View className={style.title} {...told({ role: 'heading' })}>
          {words.almost}
        </View>
        <View className={style.note}>{words.almostNote}</View>
      </View>
      <Strip items={data.items} />
    </View>
  )
}

/** The seconds of this strip are nobody else's business: only it is drawn anew. */
function Strip({ items }: { readonly items: readonly Item[] }) {
  const now = useNow()
  return (
    <View className={style.strip}>
      {items.map(({ roundId, endsAt, campaign }) => (
        <Tap key={roundId} className={style.one} role='link' onTap={() => toCampaign(campaign.id, { roundId })}>
          <View className={style.picture}>
            <Picture src={campaign.pictureUrl} alt='' width={84} />
          </View>
          <View className={style.text}>
            <View className={style.name}>{campaign.title}</View>
            <View className={style.left}>
              <View className={style.missing}>{words.missing(1)}</View>
              <Countdown until={endsAt} now={now} look='plain' />
            </View>
            <Price fen={campaign.priceFen} size='s' />
          </View>
        </Tap>
      ))}
    </View>
  )
}
