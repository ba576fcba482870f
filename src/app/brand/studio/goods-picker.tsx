import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { usePages } from '@/app/state/pages'
import { useSettled } from '@/app/state/settled'
import type { products } from '@/catalogue/contract'
import { yuan } from '@/kernel/money'
import { Button, Card, Empty, Field, Picture, Problem, Skeleton, Tag, Tap } from '@/ui'
import { words } from '../words'
import type { Product } from './draft'
import css from './goods-picker.module.css'

interface Props {
  /** What the goods are wanted for. */
  title: string
  product: Product | null
  onPick: (product: Product) => void
}

/** What is to be sold: one product of the catalogue, with a way back to choose another. */
export function GoodsPicker({ title, product, onPick }: Props) {
  const [choosing, setChoosing] = useState(false)
  const pick = (next: Product) => {
    setChoosing(false)
    onPick(next)
  }
  return (
    <Card title={title}>
      {product && !choosing ? (
        <View className={css.picked}>
          <View className={css.pickedGoods}>
            <Goods product={product} />
          </View>
          <View className={css.change}>
            <Button size='s' weight='plain' onTap={() => setChoosing(true)}>
              {words.studio.change}
            </Button>
          </View>
        </View>
      ) : (
        <Search onPick={pick} />
      )}
    </Card>
  )
}

function Search({ onPick }: { onPick: (product: Product) => void }) {
  const [search, setSearch] = useState('')
  const wanted = useSettled(search.trim())
  const asked = usePages<typeof products>('brand/catalogue.products', wanted ? { search: wanted } : {})
  return (
    <View>
      <Field label={words.studio.searchAria} hint={words.studio.search} value={search} max={60} onChange={setSearch} />
      {asked.status === 'loading' && <Skeleton shape='list' />}
      {asked.error && !asked.data && <Problem error={asked.error} onRetry={() => asked.again()} />}
      {asked.data && asked.items.length === 0 && <Nothing searched={wanted !== ''} />}
      {asked.items.map((product) => (
        <Tap key={product.id} className={css.row} disabled={product.status !== 'live'} onTap={() => onPick(product)}>
          <Goods product={product} />
        </Tap>
      ))}
      {asked.more && (
        <Button size='s' weight='plain' busy={asked.fetching} onTap={asked.more}>
          {words.home.more}
        </Button>
      )}
    </View>
  )
}

function Nothing({ searched }: { searched: boolean }) {
  if (searched) return <Text className={css.none}>{words.studio.goodsNone}</Text>
  const action = { label: words.studio.toImport, onTap: () => void Taro.navigateTo({ url: '/brand/import/index' }) }
  return <Empty icon='upload' title={words.studio.goodsEmpty} text={words.studio.goodsEmptyText} action={action} />
}

function Goods({ product }: { product: Product }) {
  const prices = product.skus.map((sku) => sku.priceFen)
  const stock = product.skus.reduce((sum, sku) => sum + sku.sellable, 0)
  return (
    <View className={css.goods}>
      <View className={css.picture}>
        <Picture src={product.pictureUrls[0] ?? ''} alt={product.title} width={60} />
      </View>
      <View className={css.facts}>
        <Text className={css.title}>{product.title}</Text>
        {product.status !== 'live' && <Tag tone='wait'>{words.studio.notLive[product.status]}</Tag>}
        <Text className={css.meta}>
          {words.studio.listPrice(yuan(Math.min(...prices)))} · {words.studio.skus(product.skus.length)} ·{' '}
          {words.studio.stock(stock)}
        </Text>
      </View>
    </View>
  )
}
