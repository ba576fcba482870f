import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Root, SearchField, Stack } from '@/ui'
import { words as all } from '../found-words'
import { Begin } from './begin'
import { rememberSearch } from './history'
import style from './index.module.css'
import { Results } from './results'

const words = all.search
/** Long enough that a pinyin word is not asked for letter by letter. */
const PAUSE_MS = 350

/** C13: search by words, pinyin or initials, or through a category. Results come while one types. */
export default function Search() {
  const { params } = useRouter()
  const [typed, setTyped] = useState(decodeURIComponent(params.q ?? ''))
  const [asked, setAsked] = useState(typed)
  const [category, setCategory] = useState(decodeURIComponent(params.k ?? ''))
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const take = (word: string) => {
    setTyped(word)
    setAsked(word)
    rememberSearch(word)
  }
  const q = asked.trim()
  return (
    <Root>
      <View className={style.top}>
        <SearchField
          id='search'
          label={words.label}
          hint={words.hint}
          value={typed}
          onChange={setTyped}
          onSearch={take}
          focus={!category && !asked}
        />
      </View>
      {q === '' && category === '' ? (
        <Stack>
          <Begin onWord={take} onCategory={setCategory} />
        </Stack>
      ) : (
        <Results q={q} category={category} onCategory={setCategory} />
      )}
    </Root>
  )
}
