import { Text, View } from '@tarojs/components'
import type { goods } from '@/insight/brand-contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Icon, Picture, Tag } from '@/ui'
import type { Column } from '@/ui/desk'
import { figure } from '@/ui/figure'
import css from './index.module.css'
import { words } from './words'

export type Goods = OutputOf<typeof goods>['items'][number]

export const TONES = { draft: 'quiet', 'in-review': 'wait', live: 'good', withdrawn: 'quiet' } as const

export const COLUMNS: readonly Column<Goods>[] = [
  { key: 'title', title: words.goods, main: true, sortable: true, cell: nameOf },
  {
    key: 'status',
    title: words.status,
    cell: ({ status }) => <Tag tone={TONES[status]}>{words.states[status]}</Tag>,
  },
  {
    key: 'price',
    title: words.price,
    figures: true,
    sortable: true,
    cell: ({ priceFenMin, priceFenMax }) => words.from(yuan(priceFenMin), yuan(priceFenMax)),
  },
  {
    key: 'onHand',
    title: words.onHand,
    figures: true,
    cell: ({ onHand, toShip }) => (
      <View>
        {figure(onHand)}
        {toShip > 0 && <View className={css.sub}>{words.toShip(figure(toShip))}</View>}
      </View>
    ),
  },
  { key: 'held', title: words.held, figures: true, cell: ({ held }) => figure(held) },
  {
    key: 'stock',
    title: words.sellable,
    figures: true,
    sortable: true,
    cell: ({ sellable }) => figure(sellable),
  },
  { key: 'sold', title: words.sold, figures: true, sortable: true, cell: ({ sold }) => figure(sold) },
  { key: 'campaigns', title: words.campaigns, cell: campaignsOf },
  { key: 'problems', title: words.problems, cell: problemsOf },
]

function nameOf({ title, category, handle, pictureUrl, skus }: Goods) {
  return (
    <View className={css.goods}>
      <View className={css.picture}>
        {pictureUrl ? <Picture src={pictureUrl} alt='' /> : <Icon name='box' size={20} />}
      </View>
      <View className={css.name}>
        <Text className={css.title}>{title}</Text>
        <Text className={css.sub}>{[category, handle, words.skus(skus.length)].filter(Boolean).join(' · ')}</Text>
      </View>
    </View>
  )
}

function campaignsOf({ campaigns }: Goods) {
  const [first] = campaigns
  if (!first) return words.noCampaign
  const name = first.status === 'live' ? words.campaign(first.title, first.quotaLeft) : words.inReview(first.title)
  return (
    <Text className={css.campaign}>
      {name}
      {campaigns.length > 1 ? words.moreCampaigns(campaigns.length) : ''}
    </Text>
  )
}

const BAD: ReadonlySet<string> = new Set(['sent-back', 'no-picture', 'no-stock', 'compared-unsourced'])

function problemsOf({ problems }: Goods) {
  if (problems.length === 0) return <Text className={css.fine}>{words.fine}</Text>
  return (
    <View className={css.problems}>
      {problems.map((problem) => (
        <Tag key={problem} tone={BAD.has(problem) ? 'bad' : 'wait'}>
          {words.problem[problem]}
        </Tag>
      ))}
    </View>
  )
}
