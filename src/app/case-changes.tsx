import { Text, View } from '@tarojs/components'
import { Picture } from '@/ui'
import css from './case-changes.module.css'
import { words } from './case-words'

export interface Change {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** What a proposal would change, field by field, the old beside the new. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  // Where nothing was before, there is nothing to compare with.
  const fresh = changes.every(({ before }) => before === '')
  return (
    <View className={css.list}>
      {changes.map((change) => (
        <View key={change.field} className={css.change}>
          <Text className={css.field}>{words.fields[change.field] ?? change.field}</Text>
          <View className={css.pair}>
            {!fresh && <Side change={change} of='before' />}
            <Side change={change} of='after' />
          </View>
        </View>
      ))}
    </View>
  )
}

function Side({ change, of }: { readonly change: Change; readonly of: 'before' | 'after' }) {
  const value = change[of]
  return (
    <View className={`${css.side} ${css[of]}`}>
      <Text className={css.which}>{words[of]}</Text>
      {change.field === 'logoUrl' && value !== '' ? (
        <View className={css.logo}>
          <Picture src={value} alt={words[of]} />
        </View>
      ) : (
        <Text className={css.value} userSelect>
          {say(change.field, value)}
        </Text>
      )}
    </View>
  )
}

const say = (field: string, value: string): string =>
  value === '' ? words.nothing : field === 'kind' ? words.licence(value) : value
