import { View } from '@tarojs/components'
import { DeskPage } from '@/app/desk-page'
import { go } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { health } from '@/cloud/desk-contract'
import { Card, Screen } from '@/ui'
import { Chart, type Column, DataTable } from '@/ui/desk'
import { clock, dayTime } from '@/ui/when'
import { OperatorFrame } from '../frame'
import { Checks } from './checks'
import css from './index.module.css'
import type { Health } from './said'
import { words } from './words'

type Process = Health['processes'][number]

const COLUMNS: readonly Column<Process>[] = [
  { key: 'id', title: words.id, main: true, cell: ({ id }) => id.slice(-8) },
  { key: 'started', title: words.started, figures: true, cell: ({ startedAt }) => dayTime(startedAt) },
  { key: 'seen', title: words.seen, figures: true, cell: ({ seenAt }) => dayTime(seenAt) },
  { key: 'answered', title: words.answered, figures: true, cell: ({ answered }) => answered },
  { key: 'failed', title: words.failed, figures: true, cell: ({ faults }) => faults },
  { key: 'waiting', title: words.waiting, figures: true, cell: ({ waiting }) => waiting },
]

/** O1: how the house does, from real records only. */
export default function HealthPage() {
  const asked = useAsk<typeof health>('operator/cloud.health', {}, { pollMs: 10_000 })
  return (
    <OperatorFrame at='health'>
      <Screen ask={asked} skeleton='list'>
        {(said) => (
          <DeskPage title={words.title} note={words.note(clock(said.serverTime))}>
            <View className={css.parts}>
              <Checks said={said} onOutbox={() => go('operator/outbox')} />
              <Traffic said={said} />
              <DataTable
                caption={words.table}
                columns={COLUMNS}
                rows={said.processes}
                keyOf={({ id }) => id}
                nameOf={({ id }) => id}
              />
            </View>
          </DeskPage>
        )}
      </Screen>
    </OperatorFrame>
  )
}

function Traffic({ said }: { readonly said: Health }) {
  const points = (what: 'answered' | 'faults') =>
    said.minutes.map((minute) => ({ label: clock(minute.at), value: minute[what] }))
  return (
    <View className={css.charts}>
      <Card title={words.requests}>
        <Chart label={words.requests} kind='bars' points={points('answered')} across={words.minute} height='s' />
      </Card>
      <Card title={words.faults}>
        <Chart label={words.faults} kind='bars' points={points('faults')} across={words.minute} height='s' />
      </Card>
    </View>
  )
}
