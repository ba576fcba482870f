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
  const pictures = picturesIn(change.field, value)
  return (
    <View className={`${css.side} ${css[of]}`}>
      <Text className={css.which}>{words[of]}</Text>
      {pictures.length > 0 ? (
        <View className={css.pictures}>
          {pictures.map((url, at) => (
            <View key={url} className={css.picture}>
              <Picture src={url} alt={words.picture(words[of], at + 1)} width={64} />
            </View>
          ))}
        </View>
      ) : (
        <Text className={css.value} userSelect>
          {change.field === 'fileId' && value !== '' ? words.scan[of] : say(change.field, value)}
        </Text>
      )}
    </View>
  )
}

/** Addresses say nothing to people: what lies there is shown. A SKU's field names it in brackets. */
const picturesIn = (field: string, value: string): string[] =>
  words.pictureFields.some((one) => field === one || field.startsWith(`${one}（`))
    ? value.split('\n').filter(Boolean)
    : []

const say = (field: string, value: string): string =>
  value === '' ? words.nothing : field === 'kind' ? words.licence(value) : value
