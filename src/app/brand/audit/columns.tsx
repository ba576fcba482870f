import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@/kernel/contract'
import type { RefusalCode } from '@/kernel/refusals'
import { refusalSentence } from '@/kernel/words'
import type { log } from '@/team/contract'
import { saidOf, words as team } from '@/team/words'
import { Avatar } from '@/ui'
import type { Column } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

type Entry = OutputOf<typeof log>['items'][number]

export const columns: readonly Column<Entry>[] = [
  {
    key: 'what',
    title: words.columns.what,
    main: true,
    cell: ({ call, facts }) => <Text className={css.what}>{saidOf(call, facts)}</Text>,
  },
  { key: 'who', title: words.columns.who, cell: whoOf },
  {
    key: 'why',
    title: words.columns.why,
    cell: ({ reason }) => <Text className={css.why}>{reason || words.noReason}</Text>,
  },
  { key: 'how', title: words.columns.how, cell: howOf },
  { key: 'at', title: words.columns.at, figures: true, cell: ({ at }) => dayTime(at) },
]

function whoOf({ person, by, keyName }: Entry) {
  if (by === 'key') return `${team.key} ${keyName ?? ''}`.trim()
  if (!person) return team.gone
  return (
    <View className={css.who}>
      <Avatar src={person.avatarUrl} name={person.name} size='s' />
      <Text className={css.name}>{person.name}</Text>
    </View>
  )
}

function howOf({ outcome }: Entry) {
  if (outcome === 'done') return <Text className={css.done}>{words.done}</Text>
  return <Text className={css.refused}>{words.refused(refusalSentence(outcome as RefusalCode).what)}</Text>
}
