import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { DeskPage } from '@/app/desk-page'
import { goInstead } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { costCards } from '@/provenance/cost-contract'
import { costOf } from '@/provenance/cost-rules'
import { Card, Screen } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import { BrandFrame } from '../frame'
import { GoodsPicker } from '../studio/goods-picker'
import { CostForm } from './form'
import css from './index.module.css'
import { words } from './words'

type Cards = OutputOf<typeof costCards>
type Version = Cards['versions'][number]

/** What a product costs, stated once by the brand; every price shows at once what it leaves. */
export default function Costs() {
  const { p } = useRouter().params
  const [productId, setProductId] = useState(p ?? '')
  const asked = useAsk<typeof costCards>('brand/provenance.costCards', productId ? { productId } : null)
  return (
    <BrandFrame at='batches'>
      <DeskPage title={words.title} note={words.note} titled={productId === ''}>
        {productId === '' ? (
          <View className={css.narrow}>
            <GoodsPicker
              title={words.goods}
              product={null}
              onPick={({ id }) => {
                setProductId(id)
                goInstead('brand/costs', { p: id })
              }}
            />
          </View>
        ) : (
          <Screen ask={asked} skeleton='page'>
            {(cards) => (
              <View className={css.narrow}>
                <CostForm key={cards.productId} cards={cards} again={asked.again} />
                {cards.versions.length > 0 && <Versions versions={cards.versions} />}
              </View>
            )}
          </Screen>
        )}
      </DeskPage>
    </BrandFrame>
  )
}

const COLUMNS: readonly Column<Version>[] = [
  {
    key: 'sku',
    title: words.sku,
    main: true,
    cell: ({ options, version }) => `${options || words.each('')} v${version}`,
  },
  { key: 'total', title: words.total, figures: true, cell: (one) => `¥${yuan(costOf(one))}` },
  { key: 'left', title: words.left, figures: true, cell: ({ brandFen }) => `¥${yuan(brandFen)}` },
  { key: 'when', title: words.when, cell: ({ at }) => dayTime(at) },
  { key: 'by', title: words.by, cell: ({ by }) => by },
  { key: 'reason', title: words.reason, cell: ({ why }) => why },
]

function Versions({ versions }: { readonly versions: readonly Version[] }) {
  return (
    <Card title={words.versions}>
      <DataTable
        caption={words.versions}
        columns={COLUMNS}
        rows={versions}
        keyOf={({ options, version }) => `${options} ${version}`}
        nameOf={({ options }) => options}
      />
    </Card>
  )
}
