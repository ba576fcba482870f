import { View } from '@tarojs/components'
import type { search } from '@/campaigns/search-contract'
import type { OutputOf } from '@/kernel/contract'
import { Empty, Icon, Notice, Picture, Screen, Stack, Tabs, Tap } from '@/ui'
import { CampaignGrid } from '../../campaign-grid'
import { go, goTab } from '../../routes'
import { usePages } from '../../state/pages'
import { words as all } from '../found-words'
import { rememberSearch } from './history'
import style from './index.module.css'

const words = all.search
const ALL = ''

interface ResultsProps {
  readonly q: string
  readonly category: string
  readonly onCategory: (name: string) => void
}

/** What fits, by category; what comes near when nothing fits; and a way on when there is neither. */
export function Results({ q, category, onCategory }: ResultsProps) {
  const asked = usePages<typeof search>('visitor/campaigns.search', { q, ...(category ? { category } : {}) })
  return (
    <Screen ask={asked} skeleton='list'>
      {({ categories, near, brands }) => (
        <>
          {(categories.length > 1 || category) && (
            <Tabs look='pills' value={category} onChange={onCategory} items={tabsOf(categories, category)} />
          )}
          {asked.items.length === 0 ? (
            <Empty
              icon='search'
              title={q ? words.none(q) : words.emptyCategory}
              text={words.noneNote}
              action={
                category
                  ? { label: words.all, onTap: () => onCategory(ALL) }
                  : { label: words.noneAction, onTap: () => goTab('home') }
              }
            />
          ) : (
            <Stack>
              {brands.map((brand) => (
                <BrandLine key={brand.id} brand={brand} />
              ))}
              {near && (
                <View className={style.near}>
                  <Notice icon='search'>{words.near(q)}</Notice>
                </View>
              )}
              <CampaignGrid
                items={asked.items}
                more={asked.more}
                fetching={asked.fetching}
                onOpen={() => rememberSearch(q)}
              />
            </Stack>
          )}
        </>
      )}
    </Screen>
  )
}

function BrandLine({ brand }: { readonly brand: OutputOf<typeof search>['brands'][number] }) {
  return (
    <Tap className={style.brand} role='link' onTap={() => go('consumer/brand', { id: brand.id })}>
      <View className={style.brandLogo}>
        <Picture src={brand.logoUrl} alt='' width={48} />
      </View>
      <View className={style.brandText}>
        <View className={style.brandName}>{brand.name}</View>
        <View className={style.categoryCount}>{[words.brands, brand.city].filter(Boolean).join(' · ')}</View>
      </View>
      <Icon name='chevron' size={16} />
    </Tap>
  )
}

function tabsOf(found: readonly { name: string }[], chosen: string) {
  const names = found.map(({ name }) => name)
  const known = chosen && !names.includes(chosen) ? [chosen, ...names] : names
  return [{ value: ALL, label: words.all }, ...known.map((name) => ({ value: name, label: name }))]
}
