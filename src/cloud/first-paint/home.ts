import type { z } from 'zod'
import { type campaignSummary, live } from '@/campaigns/contract'
import { frontWords as words } from '@/campaigns/front-words'
import { almost } from '@/campaigns/search-contract'
import { categories } from '@/discovery/contract'
import { yuan } from '@/kernel/money'
import { box, escaped, heading, picture, price } from './markup'
import type { Styles } from './styles'

type Summary = z.infer<typeof campaignSummary>

/** As much as a tall phone shows. */
const TILES = 4
const STRIP = 2

/** The shop's front as far as it is seen without scrolling. */
export function paintHome(styles: Styles, answers: readonly unknown[]): string | null {
  const { named } = styles
  const [open, waiting, kinds] = [
    live.output.safeParse(answers[0]),
    almost.output.safeParse(answers[1]),
    categories.output.safeParse(answers[2]),
  ]
  if (!open.success || !waiting.success || !kinds.success || open.data.items.length === 0) return null
  return box(
    named('index', 'home'),
    hero(styles),
    pills(
      styles,
      kinds.data.items.map(({ name }) => name),
    ),
    strip(
      styles,
      waiting.data.items.map(({ campaign }) => campaign),
    ),
    grid(styles, open.data.items.slice(0, TILES)),
  )
}

function hero({ named }: Styles): string {
  const sign = `${named('icon', 'icon')} ${named('icon', 'search')} ${named('icon', 'size18')}`
  return box(
    named('index', 'hero'),
    heading(named('index', 'slogan'), words.slogan),
    box(named('index', 'heroNote'), words.sloganNote),
    box(`tap ${named('index', 'search')}`, box(sign), box('', words.searchHint)),
  )
}

function pills({ named }: Styles, names: readonly string[]): string {
  if (names.length < 2) return ''
  const tab = named('tabs', 'tab')
  return box(
    `${named('tabs', 'tabs')} ${named('tabs', 'pills')}`,
    box(`${tab} ${named('tabs', 'on')}`, words.all),
    ...names.map((name) => box(tab, escaped(name))),
  )
}

function strip(styles: Styles, items: readonly Summary[]): string {
  if (items.length === 0) return ''
  const { named } = styles
  const one = (item: Summary) =>
    box(
      `tap ${named('almost', 'one')}`,
      box(
        named('almost', 'picture'),
        picture(styles, { address: item.pictureUrl, alt: item.title, ratio: 'square', width: 84, first: false }),
      ),
      box(
        named('almost', 'text'),
        box(named('almost', 'name'), escaped(item.title)),
        box(named('almost', 'left'), box(named('almost', 'missing'), words.missing(1))),
        price(styles, item.priceFen, { size: 's', tone: 'vermilion' }),
      ),
    )
  return (
    box(
      named('almost', 'head'),
      box(named('almost', 'title'), words.almost),
      box(named('almost', 'note'), words.almostNote),
    ) + box(named('almost', 'strip'), ...items.slice(0, STRIP).map(one))
  )
}

function grid(styles: Styles, items: readonly Summary[]): string {
  const { named } = styles
  const rows = [items.slice(0, 2), items.slice(2)].filter(({ length }) => length > 0)
  const row = (pair: readonly Summary[], at: number) =>
    box(
      named('long-list', 'item'),
      box(
        named('campaign-grid', 'row'),
        ...pair.map((item) => tile(styles, item, at === 0)),
        pair.length < 2 ? box(named('campaign-grid', 'gap')) : '',
      ),
    )
  return box(named('stack', 'stack'), box('', ...rows.map(row)))
}

function tile(styles: Styles, item: Summary, first: boolean): string {
  const { named } = styles
  const amount = item.left <= 0 ? words.soldOut : item.sold > 0 ? words.sold(item.sold) : words.left(item.left)
  return box(
    `tap ${named('campaign-grid', 'card')}`,
    box(
      named('campaign-grid', 'picture'),
      picture(styles, { address: item.pictureUrl, alt: item.title, ratio: 'square', width: 172, first }),
    ),
    item.nearest ? box(named('campaign-grid', 'waiting'), words.missing(item.nearest.missing)) : '',
    box(
      named('campaign-grid', 'text'),
      box(named('campaign-grid', 'title'), escaped(item.title)),
      box(named('campaign-grid', 'note'), `${escaped(item.brandName)} · ${amount}`),
      box(
        named('campaign-grid', 'foot'),
        price(styles, item.priceFen, { size: 'm', tone: 'vermilion' }),
        box(named('campaign-grid', 'single'), `${words.single} ¥${yuan(item.singlePriceFen)}`),
      ),
    ),
  )
}
