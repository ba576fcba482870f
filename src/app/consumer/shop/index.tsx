import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import type { summaries } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { view } from '@/shops/contract'
import { Avatar, Empty, Notice, Picture, Price, Screen, Skeleton, Stack, Tap, told } from '@/ui'
import { lastShareCode } from '../../arrival'
import { goTab, page } from '../../routes'
import { useAsk } from '../../state/ask'
import { toCampaign } from '../../to-campaign'
import { DeadLink } from '../dead-link'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.shop

/** R6 as visitors see it. */
export default function Shop() {
  const { params } = useRouter()
  const asked = useAsk<typeof view>('visitor/shops.view', params.id ? { shopId: params.id } : null)
  const shop = asked.data
  const query = { id: params.id, s: lastShareCode() }
  useShareAppMessage(() => ({ title: shop?.name ?? '', path: page('consumer/shop', query), imageUrl: shop?.coverUrl }))
  useShareTimeline(() => ({ title: shop?.name ?? '', query: page('', query).split('?')[1] ?? '' }))
  return (
    <Screen ask={asked} skeleton='page' problem={(error) => (isDead(error.code) ? <DeadLink of='shop' /> : null)}>
      {(shop) => (
        <View>
          <View className={style.cover}>
            {shop.coverUrl && (
              <View className={style.coverPicture}>
                <Picture src={shop.coverUrl} alt={shop.name} ratio='wide' eager />
              </View>
            )}
            <View className={style.face}>
              <Avatar name={shop.name} size='l' />
              <View className={style.faceText}>
                <View className={style.name} {...told({ role: 'heading' })}>
                  {shop.name}
                </View>
                <View className={style.about}>{shop.about || words.owner}</View>
              </View>
            </View>
          </View>
          <Stack>
            <Notice tone='good'>{words.promise}</Notice>
            <Goods campaignIds={shop.campaignIds} />
          </Stack>
        </View>
      )}
    </Screen>
  )
}

const isDead = (code: string): boolean => code === 'not-found' || code === 'bad-input'

function Goods({ campaignIds }: { readonly campaignIds: readonly string[] }) {
  const ids = campaignIds.slice(0, 100).join(',')
  const asked = useAsk<typeof summaries>('visitor/campaigns.summaries', ids ? { ids } : null)
  if (!ids) {
    return (
      <Empty
        icon='shop'
        title={words.empty}
        text={words.emptyNote}
        action={{ label: words.toHome, onTap: () => goTab('home') }}
      />
    )
  }
  if (!asked.data) return <Skeleton shape='list' />
  return (
    <View className={style.grid}>
      {asked.data.items
        .filter(({ status }) => status === 'live')
        .map((one) => (
          <Tile key={one.id} campaign={one} />
        ))}
    </View>
  )
}

function Tile({ campaign }: { readonly campaign: OutputOf<typeof summaries>['items'][number] }) {
  return (
    <Tap
      className={style.tile}
      role='link'
      onTap={() => toCampaign(campaign.id, { shareCode: lastShareCode() ?? undefined })}
    >
      <Picture src={campaign.pictureUrl} alt='' width={168} />
      <View className={style.tileText}>
        <View className={style.tileTitle}>{campaign.title}</View>
        <Price fen={campaign.priceFen} />
      </View>
    </Tap>
  )
}
