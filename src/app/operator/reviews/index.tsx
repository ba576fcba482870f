import { View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { type Paged, usePages } from '@/app/state/pages'
import type { cases } from '@/review/contract'
import { Notice, Screen, Tabs } from '@/ui'
import { useWide } from '@/ui/desk'
import { OperatorFrame } from '../frame'
import { words } from '../words'
import type { Queued, Verdict } from './case'
import { CasePanel } from './case-panel'
import { askOf, type Filter, Filters, NO_FILTER } from './filters'
import css from './index.module.css'
import { useKeys } from './keys'
import { Queue } from './queue'

type Tab = keyof typeof words.tabs

/** O3: what machines would not let pass by themselves, late ones in front, findings first; and what was decided. */
export default function ReviewsPage() {
  return (
    <OperatorFrame at='reviews'>
      <Reviews />
    </OperatorFrame>
  )
}

function Reviews() {
  const [tab, setTab] = useState<Tab>('waiting')
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [said, setSaid] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const wide = useWide()
  const asked = usePages<typeof cases>('operator/review.cases', askOf(tab, filter))
  const counts = asked.data?.counts
  const show = (next: { tab?: Tab; filter?: Filter }) => {
    setTab(next.tab ?? tab)
    setFilter(next.filter ?? (next.tab ? NO_FILTER : filter))
    setSaid('')
    setChosen(null)
  }
  const tabs = (Object.keys(words.tabs) as Tab[]).map((value) => ({
    value,
    label: words.tabs[value],
    ...(value === 'waiting' && counts ? { count: counts.open } : {}),
  }))
  return (
    <DeskPage title={words.title} note={counts && words.note(counts.open, counts.late)}>
      {(wide || chosen === null) && (
        <>
          <Strip>
            <Tabs items={tabs} value={tab} onChange={(value) => show({ tab: value })} />
          </Strip>
          <Filters
            filter={filter}
            items={asked.items}
            counts={tab === 'waiting' ? (counts ?? null) : null}
            onChange={(next) => show({ filter: next })}
          />
        </>
      )}
      {said !== '' && (
        <View className={css.said}>
          <Notice tone='good'>{said}</Notice>
        </View>
      )}
      <Screen ask={asked} skeleton='list' empty={() => (asked.items.length === 0 ? emptyOf(tab, filter, show) : null)}>
        {() => <Desk asked={asked} chosen={chosen} onChoose={setChosen} onSaid={setSaid} />}
      </Screen>
    </DeskPage>
  )
}

function emptyOf(tab: Tab, filter: Filter, show: (next: { tab?: Tab; filter?: Filter }) => void) {
  if (filter !== NO_FILTER) {
    const action = { label: words.all, onTap: () => show({ filter: NO_FILTER }) }
    return { icon: 'filter' as const, title: words.emptyFilter, action }
  }
  const other = tab === 'waiting' ? 'decided' : 'waiting'
  return {
    icon: 'shield' as const,
    title: tab === 'waiting' ? words.empty : words.emptyDecided,
    ...(tab === 'waiting' ? { text: words.emptyText } : {}),
    action: { label: words.tabs[other], onTap: () => show({ tab: other }) },
  }
}

interface DeskProps {
  readonly asked: Paged<{ items: Queued[]; next: string | null }>
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
  readonly onSaid: (said: string) => void
}

/** The queue beside the case on a desk; one after the other on a phone. */
function Desk({ asked, chosen, onChoose, onSaid }: DeskProps) {
  const wide = useWide()
  const ids = asked.items.map(({ id }) => id)
  const open = chosen !== null && (ids.includes(chosen) || !wide) ? chosen : wide ? (ids[0] ?? null) : null
  const step = (by: 1 | -1) =>
    onChoose(ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(open ?? '') + by))] ?? null)
  useKeys({ j: () => step(1), k: () => step(-1) })
  const onDecided = (verdict: Verdict) => {
    onSaid(words.done[verdict])
    // The next one moves up; on a phone the list comes back.
    onChoose(wide ? (ids[ids.indexOf(open ?? '') + 1] ?? null) : null)
    void asked.again()
  }
  return (
    <View className={css.desk}>
      {(wide || open === null) && (
        <View className={css.queue}>
          <Queue asked={asked} open={open} onOpen={onChoose} onSaid={onSaid} />
        </View>
      )}
      {open !== null && (
        <View className={css.panel}>
          <CasePanel
            key={open}
            caseId={open}
            onBack={wide ? null : () => onChoose(null)}
            onMoved={() => void asked.again()}
            onDecided={onDecided}
          />
        </View>
      )}
    </View>
  )
}
