import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { DeskPage } from '@/app/desk-page'
import { go } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import type { pull, simulator } from '@/cloud/desk-contract'
import { Empty, Notice, Problem, Screen } from '@/ui'
import { OperatorFrame } from '../frame'
import css from './index.module.css'
import type { Pull, Pulled, Tell, Told } from './lever'
import { Clock, Next, Power, Troubles } from './levers'
import { Notices, Orders } from './lists'
import { words } from './words'

const NOT_HERE = (
  <Empty
    icon='shield'
    title={words.none}
    text={words.noneNote}
    action={{ label: words.toConfiguration, onTap: () => go('operator/configuration') }}
  />
)

/** O6: the stand-in's levers, where there is a stand-in. */
export default function SimulatorPage() {
  const asked = useAsk<typeof simulator>('operator/cloud.simulator', {}, { pollMs: 3_000 })
  return (
    <OperatorFrame at='simulator'>
      <Screen ask={asked} skeleton='list' problem={({ code }) => (code === 'not-found' ? NOT_HERE : null)}>
        {(told) => (
          <DeskPage title={words.title} note={words.note}>
            <Levers told={told} onPulled={asked.again} />
          </DeskPage>
        )}
      </Screen>
    </OperatorFrame>
  )
}

function Levers({ told, onPulled }: { readonly told: Told; readonly onPulled: () => Promise<void> }) {
  const [said, setSaid] = useState<ReturnType<Tell> | null>(null)
  const act = useAction(async (key: string, { lever, body, tell }: Pulled) => {
    const answer = await send<typeof pull>('operator/cloud.pull', { lever, body }, { key })
    setSaid(answer.done ? tell(answer.said) : { text: words.refused(String(answer.said.error ?? '')), good: false })
    await onPulled()
  })
  const pulled: Pull = (lever, body, tell) => void act.run({ lever, body, tell })
  return (
    <View className={css.parts}>
      {act.error && <Problem error={act.error} />}
      {said && <Notice tone={said.good ? 'good' : 'bad'}>{said.text}</Notice>}
      <View className={css.levers}>
        <Troubles told={told} pull={pulled} busy={act.busy} />
        <View className={css.column}>
          <Clock told={told} pull={pulled} busy={act.busy} />
          <Next pull={pulled} busy={act.busy} />
          <Power told={told} pull={pulled} busy={act.busy} />
        </View>
      </View>
      <Orders told={told} pull={pulled} />
      <Notices told={told} />
    </View>
  )
}
