import { Text, View } from '@tarojs/components'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { shelve } from '@/catalogue/contract'
import { yuan } from '@/kernel/money'
import { Button, Notice, Problem, Sheet } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import type { Goods } from './columns'
import css from './index.module.css'
import { words } from './words'

type Sku = Goods['skus'][number]

const SKU_COLUMNS: readonly Column<Sku>[] = [
  { key: 'options', title: words.sku, main: true, cell: (sku) => sku.options || sku.code },
  { key: 'code', title: words.code, cell: (sku) => sku.code },
  { key: 'price', title: words.price, figures: true, cell: (sku) => `¥${yuan(sku.priceFen)}` },
  { key: 'onHand', title: words.onHand, figures: true, cell: (sku) => sku.onHand },
  { key: 'held', title: words.held, figures: true, cell: (sku) => sku.held },
  { key: 'sold', title: words.sold, figures: true, cell: (sku) => sku.sold },
]

interface DetailProps {
  readonly goods: Goods
  readonly onClose: () => void
  readonly onDone: (status: Goods['status']) => void
}

/** One product: its SKUs, what is wrong and what to do about it, and whether it stands on the list. */
export function Detail({ goods, onClose, onDone }: DetailProps) {
  const listed = goods.status === 'live' || goods.status === 'in-review'
  const act = useAction(async (key: string) => {
    const status = listed ? 'withdrawn' : 'live'
    await send<typeof shelve>('brand/catalogue.shelve', { productIds: [goods.id], status }, { key })
    onDone(status)
  })
  const foot = (
    <View className={css.foot}>
      <Button weight='plain' onTap={onClose}>
        {words.close}
      </Button>
      <Button weight={listed ? 'danger' : 'tea'} busy={act.busy} onTap={() => act.run()}>
        {listed ? words.withdraw : words.list}
      </Button>
    </View>
  )
  return (
    <Sheet open title={goods.title} onClose={onClose} foot={foot}>
      <View className={css.detail}>
        {goods.problems.map((problem) => (
          <Notice key={problem} tone='wait'>
            {words.problem[problem]}：{words.remedy[problem]}
          </Notice>
        ))}
        <DataTable
          caption={words.skus(goods.skus.length)}
          columns={SKU_COLUMNS}
          rows={goods.skus}
          keyOf={(sku) => sku.id}
          nameOf={(sku) => sku.options || sku.code}
        />
        {listed && <Text className={css.sub}>{words.withdrawNote}</Text>}
        {act.error && <Problem error={act.error} onRetry={() => act.run()} />}
      </View>
    </Sheet>
  )
}
