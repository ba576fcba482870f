import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { send } from '@/app/call'
import { go } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { offers } from '@/campaigns/contract'
import type { pick } from '@/shops/contract'
import { ActionBar, Button, Empty, Notice, Problem, Root, Screen } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import { FilterBar, type Filters, firstFilters, noFilters } from './filters'
import css from './index.module.css'
import { OfferCard } from './offer-card'

/** The server takes this many at once. */
const AT_ONCE_MAX = 20

/** R2: what there is to sell, with the commission of a piece in yuan, and up to twenty put into my shop at once. */
export default function Pick() {
  const isNew = useRouter().params.new === '1'
  const usual = isNew ? firstFilters : noFilters
  const [filters, setFilters] = useState<Filters>(usual)
  const asked = usePages<typeof offers>('reseller/campaigns.offers', filters)
  // Kept while another question is under way, or the open sheet of filters would lose what it shows.
  const known = useRef<readonly string[]>([])
  const categories = asked.data?.categories ?? known.current
  known.current = categories
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [done, setDone] = useState(0)
  const put = useAction(async (key: string, then?: 'share') => {
    await send<typeof pick>('reseller/shops.pick', { campaignIds: [...chosen] }, { key })
    const [one] = chosen
    setDone(chosen.length)
    setChosen([])
    if (then) go('reseller/share', { c: one })
    await asked.again()
  })
  const toggle = (id: string) => {
    setDone(0)
    setChosen((before) => toggled(before, id))
  }

  return (
    <NeedsShop>
      <Root className={css.page}>
        <FilterBar filters={filters} categories={categories} onChange={setFilters} />
        <Screen ask={asked} skeleton='list'>
          {() => (
            <View className={css.list}>
              {done > 0 ? <Placed n={done} /> : isNew && <Welcome />}
              {put.error && <Problem error={put.error} onRetry={() => put.run()} />}
              {asked.items.length === 0 && <Nothing filtered={filters !== usual} onClear={() => setFilters(usual)} />}
              {asked.items.map((offer) => (
                <OfferCard
                  key={offer.id}
                  offer={offer}
                  chosen={chosen.includes(offer.id)}
                  full={chosen.length >= AT_ONCE_MAX}
                  onToggle={() => toggle(offer.id)}
                />
              ))}
              {asked.more && (
                <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                  {words.pick.more}
                </Button>
              )}
            </View>
          )}
        </Screen>
        {chosen.length > 0 && <Chosen n={chosen.length} busy={put.busy} onPut={put.run} />}
      </Root>
    </NeedsShop>
  )
}

/** A single thing can be on its way to a friend with one tap; of several the first is not more meant than the others. */
function Chosen({ n, busy, onPut }: { n: number; busy: boolean; onPut: (then?: 'share') => void }) {
  const one = n === 1
  return (
    <ActionBar>
      <View className={css.chosen} ariaRole='status'>
        <Text className={css.chosenCount}>{words.pick.chosen(n)}</Text>
        {n >= AT_ONCE_MAX && <Text className={css.limit}>{words.pick.limit}</Text>}
      </View>
      <View className={css.put}>
        <Button size={one ? 's' : 'l'} weight={one ? 'plain' : 'main'} busy={busy} onTap={() => onPut()}>
          {words.pick.put}
        </Button>
        {one && (
          <Button size='s' weight='main' busy={busy} onTap={() => onPut('share')}>
            {words.pick.putAndShare}
          </Button>
        )}
      </View>
    </ActionBar>
  )
}

function toggled(chosen: readonly string[], id: string): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id)
  return chosen.length >= AT_ONCE_MAX ? chosen : [...chosen, id]
}

/** The first thing after opening a shop: where one is and what comes next. */
function Welcome() {
  return <Notice tone='good'>{words.pick.welcome}</Notice>
}

function Placed({ n }: { n: number }) {
  return (
    <Notice tone='good'>
      <View className={css.placed}>
        <Text>{words.pick.done(n)}</Text>
        <View className={css.toArrange}>
          <Button weight='quiet' size='s' onTap={() => go('reseller/arrange')}>
            {words.pick.toArrange}
          </Button>
        </View>
      </View>
    </Notice>
  )
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) {
    const home = { label: words.pick.toArrange, onTap: () => go('reseller/arrange') }
    return <Empty title={words.pick.nothing} action={home} />
  }
  return (
    <Empty title={words.pick.empty} text={words.pick.emptyText} action={{ label: words.pick.clear, onTap: onClear }} />
  )
}
