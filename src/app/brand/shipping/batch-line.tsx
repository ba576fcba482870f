import { Text, View } from '@tarojs/components'
import { Word } from '@/ui'
import { goodsIn, type OpenGoods, type Taken, takenOf } from './batch-choice'
import css from './batch-line.module.css'
import type { Order } from './order'
import { words } from './words'

export interface BatchDesk {
  readonly open: readonly OpenGoods[]
  readonly taken: Taken
  readonly onChoose: (order: Order) => void
}

/** From which batch an order is packed: said already, taken by itself, or still to be said. */
export function BatchLine({ order, desk }: { readonly order: Order; readonly desk: BatchDesk }) {
  const { open, taken, onChoose } = desk
  const said = [...new Set(order.lines.flatMap(({ batch }) => batch?.number ?? []))]
  const goods = goodsIn([order], open)
  const byItself = goods.flatMap((one) => one.batches.find(({ id }) => id === takenOf(one, taken))?.number ?? [])
  const asks = goods.some((one) => takenOf(one, taken) === null)
  const may = order.lines.some(({ productId }) => open.some((one) => one.productId === productId))
  if (said.length === 0 && !may) return null
  const deed = asks ? words.batch.ask : words.batch.change
  const numbers = [...said, ...byItself]
  return (
    <View className={css.line}>
      <Text className={css.title}>{words.batch.short}</Text>
      {numbers.length > 0 && <Text className={css.number}>{numbers.join('、')}</Text>}
      {may && (
        <Word tone={asks ? 'vermilion' : 'quiet'} label={words.batch.forThis(deed)} onTap={() => onChoose(order)}>
          {deed}
        </Word>
      )}
    </View>
  )
}
