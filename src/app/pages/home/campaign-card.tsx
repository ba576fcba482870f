import { View } from '@tarojs/components'
import type { z } from 'zod'
import type { campaignSummary } from '@/campaigns/contract'
import { yuan } from '@/kernel/money'
import { Picture, Price, Tag, Tap } from '@/ui'
import { go } from '../../routes'
import { words } from '../../words'
import style from './campaign-card.module.css'

type Summary = z.infer<typeof campaignSummary>

export function CampaignCard({ campaign }: { readonly campaign: Summary }) {
  const { id, title, brandName, pictureUrl, priceFen, singlePriceFen, sold, left, quota, shipsInDays } = campaign
  const taken = quota > 0 ? Math.min(1, (quota - left) / quota) : 0
  return (
    <Tap
      className={style.card}
      role='link'
      label={`${title} ${yuan(priceFen)}`}
      onTap={() => go('consumer/campaign', { c: id })}
    >
      <View className={style.picture}>
        <Picture src={pictureUrl} alt={title} width={128} />
      </View>
      <View className={style.text}>
        <View className={style.brand}>{brandName}</View>
        <View className={style.title}>{title}</View>
        <View className={style.ships}>{words.ships(shipsInDays)}</View>
        <View className={style.progress}>
          <View className={style.bar}>
            <View className={style.filled} style={{ width: `${Math.max(4, Math.round(taken * 100))}%` }} />
          </View>
          <View className={style.sold}>{sold > 0 ? words.sold(sold) : words.left(left)}</View>
        </View>
        <View className={style.foot}>
          <View>
            <Price fen={priceFen} size='m' />
            <View className={style.single}>
              {words.single} ¥{yuan(singlePriceFen)}
            </View>
          </View>
          <View className={style.go}>{words.go}</View>
        </View>
        {sold === 0 && (
          <View className={style.fresh}>
            <Tag tone='good'>{words.fresh}</Tag>
          </View>
        )}
      </View>
    </Tap>
  )
}
