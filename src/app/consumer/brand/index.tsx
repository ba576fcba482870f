import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { live } from '@/campaigns/contract'
import type { brand as brandCall } from '@/discovery/contract'
import type { OutputOf } from '@/kernel/contract'
import { Icon, Picture, Problem, Screen, Skeleton, Stack, told } from '@/ui'
import { lastShareCode } from '../../arrival'
import { BrandRecord } from '../../brand-record'
import { CampaignGrid } from '../../campaign-grid'
import { page } from '../../routes'
import { useAsk } from '../../state/ask'
import { usePages } from '../../state/pages'
import { words as all } from '../found-words'
import { Decisions } from './decisions'
import { Goods } from './goods'
import style from './index.module.css'

const words = all.brand

/** C13: who makes it, where, how they keep their promises, what is open, and all their goods. */
export default function Brand() {
  const { params } = useRouter()
  const brandId = params.id ?? ''
  const asked = useAsk<typeof brandCall>('visitor/discovery.brand', brandId ? { brandId } : null)
  useShareAppMessage(() => ({
    title: asked.data?.name ?? '',
    path: page('consumer/brand', { id: brandId, s: lastShareCode() }),
  }))
  return (
    <Screen ask={asked} skeleton='page'>
      {(brand) => (
        <View>
          <Face brand={brand} />
          <Stack>
            <BrandRecord brand={brand} />
            <Decisions brandId={brand.id} />
            <View className={style.section} {...told({ role: 'heading' })}>
              {words.live}
            </View>
            <Campaigns brandId={brand.id} />
            <View className={style.section} {...told({ role: 'heading' })}>
              {words.goods}
            </View>
            <Goods brandId={brand.id} />
          </Stack>
        </View>
      )}
    </Screen>
  )
}

function Face({ brand }: { readonly brand: OutputOf<typeof brandCall> }) {
  const { name, city, logoUrl, about, since } = brand
  return (
    <>
      <View className={style.head}>
        <View className={style.logo}>
          <Picture src={logoUrl} alt={name} eager width={72} />
        </View>
        <View className={style.headText}>
          <View className={style.name} {...told({ role: 'heading' })}>
            {name}
          </View>
          <View className={style.place}>
            <Icon name='pin' size={14} />
            {[city, words.since(since.slice(0, 4))].filter(Boolean).join(' · ')}
          </View>
        </View>
      </View>
      {about && <View className={style.about}>{about}</View>}
    </>
  )
}

function Campaigns({ brandId }: { readonly brandId: string }) {
  const asked = usePages<typeof live>('visitor/campaigns.live', { brandId })
  if (asked.status === 'loading') return <Skeleton shape='list' />
  if (asked.error && asked.items.length === 0) return <Problem error={asked.error} onRetry={asked.again} />
  if (asked.items.length === 0) return <View className={style.of}>{words.noLive}</View>
  return <CampaignGrid items={asked.items} more={asked.more} fetching={asked.fetching} />
}
