import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { live } from '@/campaigns/contract'
import type { categories } from '@/discovery/contract'
import { Empty, Icon, Root, Screen, Stack, Tabs, Tap, told } from '@/ui'
import { CampaignGrid } from '../../campaign-grid'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { usePages } from '../../state/pages'
import { words } from '../../words'
import { Almost } from './almost'
import style from './index.module.css'

const ALL = ''

/** The shop's front: what waits for one more person, and everything that is open, as large as it fits. */
export default function Home() {
  const [category, setCategory] = useState(ALL)
  const asked = usePages<typeof live>('visitor/campaigns.live', category === ALL ? {} : { category })
  const kinds = useAsk<typeof categories>('visitor/discovery.categories', {})
  usePullDownRefresh(() => {
    Promise.all([asked.again(), kinds.again()]).finally(() => Taro.stopPullDownRefresh())
  })
  const names = kinds.data?.items.map(({ name }) => name) ?? []
  return (
    <Root className={style.home}>
      <Hero />
      {names.length > 1 && (
        <Tabs
          look='pills'
          value={category}
          onChange={setCategory}
          items={[{ value: ALL, label: words.all }, ...names.map((name) => ({ value: name, label: name }))]}
        />
      )}
      {category === ALL && <Almost />}
      <Screen ask={asked} skeleton='grid'>
        {() =>
          asked.items.length === 0 ? (
            <Empty
              title={words.nothingLive}
              text={words.nothingLiveNote}
              action={{ label: words.refresh, onTap: asked.again }}
            />
          ) : (
            <Stack>
              <CampaignGrid items={asked.items} more={asked.more} fetching={asked.fetching} />
            </Stack>
          )
        }
      </Screen>
    </Root>
  )
}

function Hero() {
  return (
    <View className={style.hero}>
      <View className={style.slogan} {...told({ role: 'heading' })}>
        {words.slogan}
      </View>
      <View className={style.heroNote}>{words.sloganNote}</View>
      <Tap id='to-search' className={style.search} role='link' onTap={() => go('consumer/search')}>
        <Icon name='search' size={18} />
        <View className={style.hint}>{words.searchHint}</View>
      </Tap>
    </View>
  )
}
