import { View } from '@tarojs/components'
import type { categories } from '@/discovery/contract'
import { Chip, Picture, Problem, Skeleton, Tap, told, Word } from '@/ui'
import { useAsk } from '../../state/ask'
import { words as all } from '../found-words'
import { forgetSearches, useHistory } from './history'
import style from './index.module.css'

const words = all.search

interface BeginProps {
  readonly onWord: (word: string) => void
  readonly onCategory: (name: string) => void
}

/** Before anything is asked: what was searched before, and all categories that have something open. */
export function Begin({ onWord, onCategory }: BeginProps) {
  return (
    <>
      <History onWord={onWord} />
      <Categories onCategory={onCategory} />
    </>
  )
}

function History({ onWord }: Pick<BeginProps, 'onWord'>) {
  const searched = useHistory((history) => history.words)
  if (searched.length === 0) return null
  return (
    <View>
      <View className={style.head}>
        <View className={style.title} {...told({ role: 'heading' })}>
          {words.history}
        </View>
        <Word tone='quiet' onTap={forgetSearches}>
          {words.clear}
        </Word>
      </View>
      <View className={style.words}>
        {searched.map((word) => (
          <Chip key={word} onTap={() => onWord(word)}>
            {word}
          </Chip>
        ))}
      </View>
    </View>
  )
}

function Categories({ onCategory }: Pick<BeginProps, 'onCategory'>) {
  const asked = useAsk<typeof categories>('visitor/discovery.categories', {})
  if (asked.status === 'loading') return <Skeleton shape='list' />
  if (!asked.data) return asked.error && <Problem error={asked.error} onRetry={asked.again} />
  return (
    <View>
      <View className={style.head}>
        <View className={style.title} {...told({ role: 'heading' })}>
          {words.categories}
        </View>
      </View>
      <View className={style.grid}>
        {asked.data.items.map(({ name, campaigns, pictureUrl }) => (
          <Tap
            key={name}
            className={style.category}
            label={`${name} ${words.inCategory(campaigns)}`}
            onTap={() => onCategory(name)}
          >
            <View className={style.categoryPicture}>
              <Picture src={pictureUrl} alt={name} width={56} />
            </View>
            <View>
              <View className={style.categoryName}>{name}</View>
              <View className={style.categoryCount}>{words.inCategory(campaigns)}</View>
            </View>
          </Tap>
        ))}
      </View>
    </View>
  )
}
