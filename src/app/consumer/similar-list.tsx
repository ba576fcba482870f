import { View } from '@tarojs/components'
import type { similar } from '@/campaigns/search-contract'
import type { OutputOf } from '@/kernel/contract'
import { Card, Picture, Price, Tag, Tap } from '@/ui'
import { toCampaign } from '../to-campaign'
import style from './dead-link.module.css'
import { words as all } from './found-words'

const words = all.dead

type Item = OutputOf<typeof similar>['items'][number]

/** Campaigns that are open now, each with the reason why it stands here and the group one could join. */
export function SimilarList({ items, title }: { readonly items: readonly Item[]; readonly title: string }) {
  if (items.length === 0) return null
  return (
    <Card title={title} bare>
      <View className={style.items}>
        {items.map(({ campaign, why }) => (
          <Tap
            key={campaign.id}
            className={style.row}
            role='link'
            onTap={() => toCampaign(campaign.id, { roundId: campaign.nearest?.roundId })}
          >
            <View className={style.picture}>
              <Picture src={campaign.pictureUrl} alt='' width={84} />
            </View>
            <View className={style.text}>
              <View className={style.tags}>
                <Tag tone='good'>{words.why[why]}</Tag>
                {campaign.brandName}
              </View>
              <View className={style.title}>{campaign.title}</View>
              <View className={style.foot}>
                <Price fen={campaign.priceFen} size='s' />
                {campaign.nearest && <View className={style.waiting}>{words.missing(campaign.nearest.missing)}</View>}
              </View>
            </View>
          </Tap>
        ))}
      </View>
    </Card>
  )
}
