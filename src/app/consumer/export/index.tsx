import { View } from '@tarojs/components'
import { useState } from 'react'
import type { exported as exportCall } from '@/crm/privacy-contract'
import type { OutputOf } from '@/kernel/contract'
import { ActionBar, Button, Card, Notice, Screen, Stack } from '@/ui'
import { dayTime } from '@/ui/when'
import { handOver } from '../../hand-over'
import { useAsk } from '../../state/ask'
import { words as all } from '../privacy/words'
import { factsOf } from './facts'
import css from './index.module.css'

const words = all.export

type Exported = OutputOf<typeof exportCall>
type Part = keyof typeof words.parts

const SHOWN = 5

/** Everything kept about a person, to read here and to take along as one file. */
export default function Export() {
  const asked = useAsk<typeof exportCall>('consumer/crm.export', {})
  return (
    <Screen ask={asked} skeleton='list'>
      {(exported) => (
        <Stack>
          <View className={css.lead}>{words.lead(dayTime(exported.madeAt))}</View>
          {!exported.complete && <Notice tone='wait'>{words.incomplete}</Notice>}
          {(Object.keys(words.parts) as Part[]).map((part) => (
            <Part key={part} name={words.parts[part]} rows={rowsOf(exported[part])} />
          ))}
          <View className={css.none}>{words.technical}</View>
          <TakeAlong exported={exported} />
        </Stack>
      )}
    </Screen>
  )
}

type Row = Readonly<Record<string, unknown>>
const rowsOf = (part: Row | readonly Row[] | null): readonly Row[] => {
  if (part === null) return []
  return Array.isArray(part) ? part : [part as Row]
}

function Part({ name, rows }: { readonly name: string; readonly rows: readonly Row[] }) {
  return (
    <Card title={name}>
      {rows.length === 0 && <View className={css.none}>{words.none}</View>}
      {rows.slice(0, SHOWN).map((row, at) => (
        <View key={String(row.id ?? row.code ?? at)} className={css.row}>
          {factsOf(row).map(({ label, text }) => (
            <View key={label} className={css.fact}>
              <View className={css.key}>{label}</View>
              <View className={css.value}>{text}</View>
            </View>
          ))}
        </View>
      ))}
      {rows.length > SHOWN && <View className={css.none}>{words.more(rows.length - SHOWN)}</View>}
    </Card>
  )
}

function TakeAlong({ exported }: { readonly exported: Exported }) {
  const [said, setSaid] = useState('')
  const text = JSON.stringify(exported, null, 2)
  const take = async () => {
    const way = await handOver({ name: 'yuantuan-my-data.json', type: 'application/json', text })
    setSaid(way === 'file' ? words.downloaded : words.copied)
  }
  return (
    <>
      {said && <Notice tone='good'>{said}</Notice>}
      <ActionBar>
        <Button id='take-along' onTap={take}>
          {process.env.TARO_ENV === 'h5' ? words.download : words.copy}
        </Button>
      </ActionBar>
    </>
  )
}
