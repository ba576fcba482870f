import { runningPrices } from '@/campaigns/offered'
import type * as bulkContract from '@/catalogue/bulk-contract'
import type * as goodsContract from '@/catalogue/goods-contract'
import * as goods from '@/catalogue/service'
import type { Contract, InputOf, OutputOf } from '@/kernel/contract'
import type { CommandService, Context, QueryService } from '@/kernel/service'

/** Goods are judged with what running campaigns ask for them: the catalogue must not know campaigns. */
const pricesIn = (context: Context) => (skuIds: readonly string[]) => runningPrices(context, skuIds)

type Command<C extends Contract> = CommandService<InputOf<C>, OutputOf<C>>

export const product: QueryService<InputOf<typeof goodsContract.product>, OutputOf<typeof goodsContract.product>> = (
  context,
  asked,
) => goods.product(context, asked, pricesIn(context))

export const saveProduct: Command<typeof goodsContract.saveProduct> = (context, asked) =>
  goods.saveProduct(context, asked, pricesIn(context))

export const goBack: Command<typeof goodsContract.goBack> = (context, asked) =>
  goods.goBack(context, asked, pricesIn(context))

export const planBulk: Command<typeof bulkContract.planBulk> = (context, asked) =>
  goods.planBulk(context, asked, pricesIn(context))

export const applyBulk: Command<typeof bulkContract.applyBulk> = (context, asked) =>
  goods.applyBulk(context, asked, pricesIn(context))
