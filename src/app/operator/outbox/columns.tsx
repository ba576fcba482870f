import { Text, View } from '@tarojs/components'
import type { outbox } from '@/cloud/desk-contract'
import type { OutputOf } from '@/kernel/contract'
import type { Column } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

export type Letter = OutputOf<typeof outbox>['items'][number]
export type State = keyof typeof words.states

export const nameOf = ({ topic }: Letter): string => words.topics[topic] ?? topic

export const columnsOf = (state: State): readonly Column<Letter>[] => [
  {
    key: 'topic',
    title: words.topic,
    main: true,
    cell: (letter) => <Text className={css.topic}>{nameOf(letter)}</Text>,
  },
  { key: 'about', title: words.about, cell: aboutOf },
  { key: 'tries', title: words.tries, figures: true, cell: ({ attempts }) => words.times(attempts) },
  { key: 'error', title: words.error, cell: errorOf },
  {
    key: 'at',
    title: words.at[state],
    figures: true,
    cell: ({ runAt, deadAt, doneAt }) => dayTime(deadAt ?? doneAt ?? runAt),
  },
  { key: 'made', title: words.made, figures: true, cell: ({ madeAt }) => dayTime(madeAt) },
]

/** The end of an id is what tells one from the other: it begins with the time. */
const short = (value: string) => (value.length === 36 ? value.slice(-8) : value)

function aboutOf({ about }: Letter) {
  return (
    <View className={css.about}>
      {Object.entries(about).map(([name, value]) => (
        <Text key={name}>{words.id(words.ids[name] ?? name, short(value))}</Text>
      ))}
    </View>
  )
}

function errorOf({ lastError }: Letter) {
  if (!lastError) return words.noError
  return (
    <Text className={css.error} userSelect>
      {lastError}
    </Text>
  )
}
