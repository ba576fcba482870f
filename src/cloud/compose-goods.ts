import { runningPrices } from '@/campaigns/offered'
import type * as bulkContract from '@/catalogue/bulk-contract'
import type * as contract from '@/catalogue/contract'
import { exportGoods as exportOf } from '@/catalogue/export-service'
import type * as goodsContract from '@/catalogue/goods-contract'
import type { Market } from '@/catalogue/neighbours'
import * as goods from '@/catalogue/service'
import { syncStock as syncStockOf } from '@/catalogue/stock-sync-service'
import { EXPORT_FILE } from '@/catalogue/words'
import type { exportGoods as exportContract } from '@/insight/brand-contract'
import { goodsIds } from '@/insight/goods-service'
import type { Contract, InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import type { CommandService, QueryService } from '@/kernel/service'
import { chinaDay } from '@/kernel/time'
import { unshipped } from '@/orders/unshipped'

/** The catalogue must not know campaigns and orders: what they say of goods and their stock is put in here. */
export const market: Market = { runningPrices, unshipped }

type Command<C extends Contract> = CommandService<InputOf<C>, OutputOf<C>>
type Query<C extends Contract> = QueryService<InputOf<C>, OutputOf<C>>

export const products: Query<typeof contract.products> = (context, asked) => goods.products(context, asked, market)

export const product: Query<typeof goodsContract.product> = (context, asked) => goods.product(context, asked, market)

export const saveProduct: Command<typeof goodsContract.saveProduct> = (context, asked) =>
  goods.saveProduct(context, asked, market)

export const goBack: Command<typeof goodsContract.goBack> = (context, asked) => goods.goBack(context, asked, market)

export const moveStock: Command<typeof goodsContract.moveStock> = (context, asked) =>
  goods.moveStock(context, asked, market)

export const syncStock = syncStockOf(market)

export const planBulk: Command<typeof bulkContract.planBulk> = (context, asked) =>
  goods.planBulk(context, asked, market)

export const applyBulk: Command<typeof bulkContract.applyBulk> = (context, asked) =>
  goods.applyBulk(context, asked, market)

export const undoBulk: Command<typeof bulkContract.undoBulk> = (context, asked) =>
  goods.undoBulk(context, asked, market)

/** Which goods, the desk knows; how they stand in a file, the catalogue. */
export const exportGoods: Query<typeof exportContract> = async (context, asked) => {
  const { ids, next } = await goodsIds(context, asked)
  const file = await exportOf(context, asked.by.brandId, { ids, headings: idFrom(asked.input.cursor) === null, market })
  return { fileName: EXPORT_FILE(chinaDay(context.now)), ...file, next }
}
