import { View } from '@tarojs/components'
import type { goods } from '@/discovery/contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { LongList, Picture, Problem, Skeleton, Tag, Tap } from '@/ui'
import { usePages } from '../../state/pages'
import { toCampaign } from '../../to-campaign'
import { words as all } from '../found-words'
import style from './index.module.css'

const words = all.brand

type Line = OutputOf<typeof goods>['items'][number]

/** All goods of the brand at their list price; those with an open campaign lead there. */
export function Goods({ brandId }: { readonly brandId: string }) {
  const asked = usePages<typeof goods>('visitor/discovery.goods', { brandId })
  if (asked.status === 'loading') return <Skeleton shape='list' />
  if (asked.error && asked.items.length === 0) return <Problem error={asked.error} onRetry={asked.again} />
  if (asked.items.length === 0) return <View className={style.of}>{words.noGoods}</View>
  return (
    <LongList
      items={asked.items}
      keyOf={({ productId }) => productId}
      more={asked.more}
      fetching={asked.fetching}
      guess={96}
      label={words.goods}
    >
      {(line) => <GoodsLine line={line} />}
    </LongList>
  )
}

function GoodsLine({ line }: { readonly line: Line }) {
  const { campaignId } = line
  if (!campaignId) {
    return (
      <View className={style.goods}>
        <Inside line={line} />
      </View>
    )
  }
  return (
    <Tap className={style.goods} role='link' onTap={() => toCampaign(campaignId)}>
      <Inside line={line} />
    </Tap>
  )
}

function Inside({ line: { title, pictureUrl, priceFen, campaignId } }: { readonly line: Line }) {
  return (
    <>
      <View className={style.goodsPicture}>
        <Picture src={pictureUrl} alt='' width={72} />
      </View>
      <View className={style.goodsText}>
        <View className={style.goodsTitle}>{title}</View>
        <View className={style.goodsFoot}>
          <View>
            {words.listPrice} ¥{yuan(priceFen)}
          </View>
          <Tag tone={campaignId ? 'good' : 'quiet'}>{campaignId ? words.onSale : words.notOnSale}</Tag>
        </View>
      </View>
    </>
  )
}
