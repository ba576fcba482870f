import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { live } from '@/campaigns/contract'
import { Button, Empty, Screen, Stack, Tabs, told } from '@/ui'
import { usePages } from '../../state/pages'
import { words } from '../../words'
import { CampaignCard } from './campaign-card'
import style from './index.module.css'

const ALL = ''

export default function Home() {
  const [category, setCategory] = useState(ALL)
  const asked = usePages<typeof live>('visitor/campaigns.live', {})
  usePullDownRefresh(() => {
    asked.again().finally(() => Taro.stopPullDownRefresh())
  })
  const categories = [...new Set(asked.items.map((item) => item.category).filter(Boolean))]
  const shown = asked.items.filter((item) => category === ALL || item.category === category)
  return (
    <View className={style.home}>
      <Hero />
      <Screen ask={asked} skeleton='list'>
        {() => (
          <>
            {categories.length > 1 && (
              <Tabs
                look='pills'
                value={category}
                onChange={setCategory}
                items={[{ value: ALL, label: words.all }, ...categories.map((name) => ({ value: name, label: name }))]}
              />
            )}
            {shown.length === 0 ? (
              <Empty
                title={words.nothingLive}
                text={words.nothingLiveNote}
                action={{ label: words.refresh, onTap: asked.again }}
              />
            ) : (
              <Stack>
                {shown.map((campaign) => (
                  <CampaignCard key={campaign.id} campaign={campaign} />
                ))}
                {asked.more && (
                  <Button weight='plain' size='s' busy={asked.fetching} onTap={asked.more}>
                    {words.more}
                  </Button>
                )}
              </Stack>
            )}
          </>
        )}
      </Screen>
    </View>
  )
}

function Hero() {
  return (
    <View className={style.hero}>
      <View className={style.seal}>
        <View className={style.sealRing} />
      </View>
      <View className={style.heroText}>
        <View className={style.slogan} {...told({ role: 'heading' })}>
          {words.slogan}
        </View>
        <View className={style.heroNote}>{words.sloganNote}</View>
      </View>
    </View>
  )
}
