import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { send } from '@/app/call'
import { DeskPage, Strip } from '@/app/desk-page'
import { useAction } from '@/app/state/action'
import { type Paged, usePages } from '@/app/state/pages'
import type { outbox, replay } from '@/cloud/desk-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Notice, Problem, Screen, Tabs } from '@/ui'
import { DataTable } from '@/ui/desk'
import { words as shared } from '../desk-words'
import { OperatorFrame } from '../frame'
import { columnsOf, nameOf, type State } from './columns'
import css from './index.module.css'
import { words } from './words'

type Answer = OutputOf<typeof outbox>
const STATES = Object.keys(words.states) as State[]
const isState = (text: string | undefined): text is State => STATES.includes(text as State)

/** O5: what must leave the house, and what was given up, to be sent again. */
export default function OutboxPage() {
  const { state: wanted, topic } = useRouter().params
  const [state, setState] = useState<State>(isState(wanted) ? wanted : 'waiting')
  const asked = usePages<typeof outbox>('operator/cloud.outbox', { state, ...(topic ? { topic } : {}) })
  const counts = asked.data?.counts
  const tabs = STATES.map((value) => ({
    value,
    label: words.states[value],
    ...(counts && value !== 'done' ? { count: counts[value] } : {}),
  }))
  const empty = {
    icon: 'upload' as const,
    title: words.empty[state],
    text: words.emptyNote[state],
    action: { label: words.again, onTap: () => void asked.again() },
  }
  return (
    <OperatorFrame at='outbox'>
      <DeskPage title={words.title} note={words.note} paper={shared.title}>
        <Strip>
          <Tabs items={tabs} value={state} onChange={setState} />
        </Strip>
        <Screen ask={asked} skeleton='list' empty={() => (asked.items.length > 0 ? null : empty)}>
          {() => <Letters key={state} state={state} asked={asked} />}
        </Screen>
      </DeskPage>
    </OperatorFrame>
  )
}

function Letters({ state, asked }: { readonly state: State; readonly asked: Paged<Answer> }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState<OutputOf<typeof replay> | null>(null)
  const again = useAction(async (key: string) => {
    setSaid(await send<typeof replay>('operator/cloud.replay', { ids: [...chosen].slice(0, 100) }, { key }))
    setChosen(new Set())
    await asked.again()
  })
  const mayReplay = state !== 'done'
  return (
    <View className={css.list}>
      {said && <Notice tone='good'>{words.replayed(said.replayed, said.left)}</Notice>}
      {again.error && <Problem error={again.error} onRetry={() => again.run()} />}
      {mayReplay && (
        <View className={`${css.tools} off-paper`}>
          <View className={css.hint}>{words.replayNote}</View>
          <View className={css.tool}>
            <Button size='s' weight='tea' disabled={chosen.size === 0} busy={again.busy} onTap={() => again.run()}>
              {chosen.size > 0 ? words.replay(chosen.size) : words.replayAll}
            </Button>
          </View>
        </View>
      )}
      <DataTable
        caption={words.title}
        columns={columnsOf(state)}
        rows={asked.items}
        keyOf={(letter) => letter.id}
        nameOf={(letter) => `${nameOf(letter)} ${letter.id.slice(-8)}`}
        {...(mayReplay ? { chosen, onChoose: setChosen } : {})}
      />
      {asked.more && (
        <View className='off-paper'>
          <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
            {words.more}
          </Button>
        </View>
      )}
    </View>
  )
}
