import { Text, View } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import { Field, Switch } from '@/ui'
import { words } from '../words'
import type { Draft, DraftGoods, Product } from './draft'
import css from './sku-rows.module.css'

interface Props {
  draft: Draft
  say: (field: string) => string | undefined
  onChange: (goods: readonly DraftGoods[]) => void
}

/** Each SKU with its prices and quota; one that takes no part folds away. */
export function SkuRows({ draft, say, onChange }: Props) {
  const replace = (next: DraftGoods) => onChange(draft.goods.map((one) => (one.skuId === next.skuId ? next : one)))
  const offered = draft.goods.filter((one) => one.chosen)
  return (
    <View>
      {draft.goods.map((goods) => {
        const sku = draft.product?.skus.find((one) => one.id === goods.skuId)
        // Problems count the chosen goods only, as the offer does.
        const at = offered.indexOf(goods)
        return (
          sku && <SkuRow key={sku.id} sku={sku} goods={goods} say={(f) => say(`goods.${at}.${f}`)} onChange={replace} />
        )
      })}
    </View>
  )
}

interface RowProps {
  sku: Product['skus'][number]
  goods: DraftGoods
  say: (field: string) => string | undefined
  onChange: (goods: DraftGoods) => void
}

function SkuRow({ sku, goods, say, onChange }: RowProps) {
  const name = sku.options || sku.code
  return (
    <View className={css.sku}>
      <View className={css.head}>
        <View className={css.text}>
          <Text className={css.name}>{name}</Text>
          <Text className={css.meta}>
            {words.studio.listPrice(yuan(sku.priceFen))} · {words.studio.stock(sku.sellable)}
          </Text>
        </View>
        <Switch
          checked={goods.chosen}
          label={`${words.studio.include} ${name}`}
          onChange={(chosen) => onChange({ ...goods, chosen })}
        />
      </View>
      {goods.chosen && (
        <View className={css.fields}>
          <View className={css.field}>
            <Field
              label={words.studio.price}
              type='money'
              unit='¥'
              value={goods.price}
              problem={say('priceFen')}
              onChange={(price) => onChange({ ...goods, price })}
            />
          </View>
          <View className={css.field}>
            <Field
              label={words.studio.single}
              type='money'
              unit='¥'
              value={goods.single}
              problem={say('singlePriceFen')}
              onChange={(single) => onChange({ ...goods, single })}
            />
          </View>
          <View className={css.field}>
            <Field
              label={words.studio.quota}
              type='number'
              value={goods.quota}
              problem={say('quota')}
              onChange={(quota) => onChange({ ...goods, quota })}
            />
          </View>
        </View>
      )}
    </View>
  )
}
