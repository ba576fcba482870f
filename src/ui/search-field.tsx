import { Input, View } from '@tarojs/components'
import { told } from './aria'
import { Icon } from './icon'
import style from './search-field.module.css'
import { Tap } from './tap'
import { words } from './words'

interface SearchFieldProps {
  /** What is searched, for the ear; the hint shows it to the eye. */
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The keyboard's own key. */
  readonly onSearch?: (value: string) => void
  readonly focus?: boolean
  readonly id?: string
}

/** Words to search for; emptied by one tap. */
export function SearchField({ label, hint, value, onChange, onSearch, focus = false, id }: SearchFieldProps) {
  return (
    <View className={style.search} {...told({ role: 'search' })} {...(id ? { id } : {})}>
      <View className={style.glass}>
        <Icon name='search' size={18} />
      </View>
      <Input
        className={style.input}
        type='text'
        confirmType='search'
        maxlength={60}
        value={value}
        focus={focus}
        placeholder={hint ?? label}
        placeholderClass='placeholder'
        ariaLabel={label}
        {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label, enterkeyhint: 'search' } } : {})}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={(event) => onSearch?.(event.detail.value)}
      />
      {value && (
        <Tap className={style.clear} label={words.clear} onTap={() => onChange('')}>
          <View className={style.cross}>
            <Icon name='cross' size={12} />
          </View>
        </Tap>
      )}
    </View>
  )
}
