import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { go } from '@/app/routes'
import { usePages } from '@/app/state/pages'
import type { mine } from '@/review/brand-contract'
import { Button, Screen, Tabs } from '@/ui'
import { BrandFrame } from '../frame'
import { words } from '../review-words'
import { CaseCard } from './case-card'
import css from './index.module.css'

type Which = keyof typeof words.tabs
const WHICH = Object.keys(words.tabs) as Which[]

/** What the platform looks at, what it wants changed, what it decided and why. */
export default function BrandReviews() {
  const { params } = useRouter()
  const [which, setWhich] = useState<Which>(WHICH.find((one) => one === params.of) ?? 'open')
  const asked = usePages<typeof mine>('brand/review.mine', { of: which })
  const counts = asked.data?.counts
  const tabs = WHICH.map((value) => {
    const count = value === 'open' ? counts?.open : value === 'needs-work' ? counts?.needsWork : 0
    return { value, label: words.tabs[value], ...(count ? { count } : {}) }
  })
  const tools = (
    <Button size='s' weight='plain' fit onTap={() => go('brand/papers')}>
      {words.papers}
    </Button>
  )
  return (
    <BrandFrame at='reviews'>
      <DeskPage title={words.title} note={words.note} tools={tools}>
        <Strip>
          <Tabs items={tabs} value={which} onChange={setWhich} />
        </Strip>
        <Screen ask={asked} skeleton='list' empty={() => (asked.items.length > 0 ? null : emptyOf(which, setWhich))}>
          {() => (
            <View className={css.list}>
              {asked.items.map((one) => (
                <CaseCard key={one.id} one={one} />
              ))}
              {asked.more && (
                <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                  {words.more}
                </Button>
              )}
            </View>
          )}
        </Screen>
      </DeskPage>
    </BrandFrame>
  )
}

function emptyOf(which: Which, setWhich: (which: Which) => void) {
  const other = which === 'decided' ? 'open' : 'decided'
  const action = { label: words.tabs[other], onTap: () => setWhich(other) }
  return { icon: 'shield' as const, ...words.empty[which], action }
}
