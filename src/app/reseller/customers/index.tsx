import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { go } from '@/app/routes'
import { usePages } from '@/app/state/pages'
import { useSettled } from '@/app/state/settled'
import type { list } from '@/customers/contract'
import type { OutputOf } from '@/kernel/contract'
import { Chip, type EmptyProps, LongList, Screen, SearchField, Tabs } from '@/ui'
import { NeedsShop } from '../needs-shop'
import css from './index.module.css'
import { Line } from './line'
import { TakeAlong } from './take-along'
import { words } from './words'

type Sort = keyof typeof words.sort
type Head = Pick<OutputOf<typeof list>, 'total' | 'tags'>

const SORTS = (Object.keys(words.sort) as Sort[]).map((value) => ({ value, label: words.sort[value] }))
const ALL = ''
/** A line's usual height on a screen 375 wide, gap included. */
const LINE = 88

/** R7: who bought through my shop, masked; found by my own tags. */
export default function Customers() {
  const [sort, setSort] = useState<Sort>('recent')
  const [tag, setTag] = useState(ALL)
  const [typed, setTyped] = useState('')
  const [leaving, setLeaving] = useState(false)
  const text = useSettled(typed.trim())
  const asked = usePages<typeof list>('reseller/customers.list', {
    sort,
    ...(tag ? { tag } : {}),
    ...(text ? { text } : {}),
  })
  // Kept while another question is under way, or the tags would vanish under the finger that chose one.
  const known = useRef<Head | null>(null)
  known.current = asked.data ?? known.current
  const head = known.current
  const narrowed = text !== '' || tag !== ALL
  const widen = () => {
    setTag(ALL)
    setTyped('')
  }
  return (
    <NeedsShop>
      <View>
        {head && head.total > 0 && (
          <View className={css.top}>
            <SearchField
              id='find-customer'
              label={words.search}
              hint={words.searchHint}
              value={typed}
              onChange={setTyped}
            />
            {head.tags.length > 0 && <Tags tags={head.tags} value={tag} onChange={setTag} />}
            <View className={css.bar}>
              <Tabs items={SORTS} value={sort} label={words.sortBy} onChange={setSort} />
              <Chip id='take-along' icon='download' onTap={() => setLeaving(true)}>
                {words.export}
              </Chip>
            </View>
          </View>
        )}
        <Screen ask={asked} skeleton='list' empty={({ items }) => (items.length > 0 ? null : nothing(narrowed, widen))}>
          {({ serverTime, total }) => (
            <View className={css.page}>
              {!narrowed && <Text className={css.total}>{words.total(total)}</Text>}
              <LongList
                items={asked.items}
                keyOf={({ id }) => id}
                guess={LINE}
                label={words.list}
                more={asked.more}
                fetching={asked.fetching}
              >
                {(one) => <Line customer={one} serverTime={serverTime} />}
              </LongList>
              <Text className={css.foot}>{words.masked}</Text>
            </View>
          )}
        </Screen>
        <TakeAlong open={leaving} total={head?.total ?? 0} onClose={() => setLeaving(false)} />
      </View>
    </NeedsShop>
  )
}

interface TagsProps {
  readonly tags: Head['tags']
  readonly value: string
  readonly onChange: (tag: string) => void
}

function Tags({ tags, value, onChange }: TagsProps) {
  const items = tags.map(({ tag, customers }) => ({ value: tag, label: words.tagOf(tag, customers) }))
  return (
    <View className={css.tags}>
      <Tabs
        look='pills'
        label={words.byTag}
        items={[{ value: ALL, label: words.all }, ...items]}
        value={value}
        onChange={onChange}
      />
    </View>
  )
}

/** Nobody yet, or nobody who fits: each has another way on. */
function nothing(narrowed: boolean, widen: () => void): EmptyProps {
  if (narrowed) {
    return {
      icon: 'search',
      title: words.notFound,
      text: words.notFoundText,
      action: { label: words.seeAll, onTap: widen },
    }
  }
  return {
    icon: 'people',
    title: words.none,
    text: words.noneText,
    action: { label: words.toShare, onTap: () => go('reseller/arrange') },
  }
}
