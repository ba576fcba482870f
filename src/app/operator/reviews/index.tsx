import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/app/state/pages'
import type { cases } from '@/review/contract'
import { Button, Notice, Screen, Tabs } from '@/ui'
import { OperatorFrame } from '../frame'
import { words } from '../words'
import { CaseCard } from './case-card'
import css from './index.module.css'

type Tab = keyof typeof words.tabs
const TABS = (Object.keys(words.tabs) as Tab[]).map((value) => ({ value, label: words.tabs[value] }))

/** O3: what machines would not let pass by themselves, their findings first; and what people decided. */
export default function ReviewsPage() {
  return (
    <OperatorFrame at='reviews'>
      <Reviews />
    </OperatorFrame>
  )
}

function Reviews() {
  const [tab, setTab] = useState<Tab>('waiting')
  const asked = usePages<typeof cases>('operator/review.cases', { decided: tab === 'decided' ? 'yes' : 'no' })
  const [done, setDone] = useState<'approved' | 'rejected' | null>(null)
  const onDecided = (state: 'approved' | 'rejected') => {
    setDone(state)
    asked.again()
  }
  const empty =
    tab === 'waiting'
      ? { title: words.empty, text: words.emptyText, action: { label: words.again, onTap: () => void asked.again() } }
      : { title: words.emptyDecided, action: { label: words.tabs.waiting, onTap: () => setTab('waiting') } }
  return (
    <View className={css.page}>
      <View className={css.top}>
        <Tabs items={TABS} value={tab} onChange={setTab} />
        {tab === 'waiting' && asked.items.length > 0 && (
          <Text className={css.count}>{words.count(asked.items.length)}</Text>
        )}
      </View>
      {done && (
        <View className={css.done}>
          <Notice tone={done === 'approved' ? 'good' : 'quiet'}>{words.done[done]}</Notice>
        </View>
      )}
      <Screen
        ask={asked}
        skeleton='list'
        empty={() => (asked.items.length === 0 ? { icon: 'shield', ...empty } : null)}
      >
        {() => (
          <View className={css.cases}>
            {asked.items.map((one) => (
              <CaseCard key={one.id} one={one} onDecided={onDecided} />
            ))}
            {asked.more && (
              <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                {words.more}
              </Button>
            )}
          </View>
        )}
      </Screen>
    </View>
  )
}
