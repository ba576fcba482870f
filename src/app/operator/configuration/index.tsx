import { Text, View } from '@tarojs/components'
import { DeskPage } from '@/app/desk-page'
import { useAsk } from '@/app/state/ask'
import type { configuration } from '@/cloud/desk-contract'
import type { OutputOf } from '@/kernel/contract'
import { Card, Notice, Screen, Tag } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { words as shared } from '../desk-words'
import { OperatorFrame } from '../frame'
import css from './index.module.css'
import { words } from './words'

type Said = OutputOf<typeof configuration>
type Setting = Said['settings'][number]

const TONES = { present: 'good', default: 'quiet', missing: 'bad' } as const

const COLUMNS: readonly Column<Setting>[] = [
  { key: 'name', title: words.name, main: true, cell: ({ name }) => <Text className={css.name}>{name}</Text> },
  { key: 'turnsOn', title: words.turnsOn, cell: whatFor },
  { key: 'state', title: words.state, cell: ({ state }) => <Tag tone={TONES[state]}>{words.states[state]}</Tag> },
]

function whatFor({ name, state }: Setting) {
  const known = words.settings[name]
  return (
    <View className={css.what}>
      <Text>{known?.turnsOn ?? words.unknown}</Text>
      {state === 'default' && known?.without && <Text className={css.without}>{words.withoutIt(known.without)}</Text>}
    </View>
  )
}

/** O7: which settings are there and which are missing; names, never values. */
export default function ConfigurationPage() {
  const asked = useAsk<typeof configuration>('operator/cloud.configuration', {})
  return (
    <OperatorFrame at='configuration'>
      <Screen ask={asked} skeleton='list'>
        {(said) => (
          <DeskPage title={words.title} note={words.note} paper={shared.title}>
            <View className={css.parts}>
              <Verdict said={said} />
              <View className={css.sides}>
                <Card title={words.hosts}>
                  {said.hosts.map(({ name, answers }) => (
                    <Line key={name} name={name} good={answers} says={words.host[answers ? 'true' : 'false']} />
                  ))}
                </Card>
                <Card title={words.templates}>
                  {said.templates.map(({ name, given }) => (
                    <Line
                      key={name}
                      name={words.template[name] ?? name}
                      good={given}
                      says={given ? words.given : words.absent}
                    />
                  ))}
                  <Text className={css.without}>{words.templatesNote}</Text>
                </Card>
              </View>
              <DataTable
                caption={words.title}
                columns={COLUMNS}
                rows={said.settings}
                keyOf={({ name }) => name}
                nameOf={({ name }) => name}
              />
              <Text className={css.without}>{words.how}</Text>
            </View>
          </DeskPage>
        )}
      </Screen>
    </OperatorFrame>
  )
}

function Verdict({ said }: { readonly said: Said }) {
  const missing = said.settings.filter(({ state }) => state === 'missing').map(({ name }) => name)
  return (
    <>
      {missing.length > 0 ? (
        <Notice tone='bad'>{words.missing(missing.join('、'))}</Notice>
      ) : (
        <Notice tone='good'>{words.whole}</Notice>
      )}
      <Notice tone={said.real ? 'good' : 'wait'}>{said.real ? words.real : words.standin}</Notice>
    </>
  )
}

function Line({ name, good, says }: { readonly name: string; readonly good: boolean; readonly says: string }) {
  return (
    <View className={css.line}>
      <Text className={css.what}>{name}</Text>
      <Tag tone={good ? 'good' : 'bad'}>{says}</Tag>
    </View>
  )
}
