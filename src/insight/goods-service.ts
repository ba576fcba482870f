import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, idFrom, numberFrom, pageFrom, placeOf } from '@/kernel/cursor'
import type { Id } from '@/kernel/id'
import type { Asked, Context, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './brand-contract'
import * as store from './goods-store'

const PAGE = 50
const SKUS_MAX = 100

/** The catalogue as a clerk must see it: goods, stock, campaigns and what is wrong, side by side. */
export const goods: QueryService<InputOf<typeof contract.goods>, OutputOf<typeof contract.goods>> = async (
  { sql },
  { input, by: { brandId } },
) => {
  const filter = filterOf(input)
  const byTime = input.sort === 'changed' && input.order === 'down'
  const skip = byTime ? 0 : (numberFrom(input.cursor) ?? 0)
  const after = byTime ? placeOf(input.cursor) : null
  const page = { sort: input.sort, down: input.order === 'down', after, skip, limit: PAGE + 1 }
  const [found, counts, categories] = await Promise.all([
    store.goodsOf(sql, brandId, { ...page, filter }),
    store.countGoods(sql, brandId),
    store.categoriesOf(sql, brandId),
  ])
  const { items, next } = pageFrom(found, PAGE, (last) =>
    byTime ? cursorOf(last.changedAt, last.id) : String(skip + PAGE),
  )
  const ids = items.map(({ id }) => id)
  const [skus, campaigns] = await Promise.all([store.skusOf(sql, brandId, ids), store.campaignsOf(sql, brandId, ids)])
  return {
    items: items.map(({ changedAt, ...product }) => ({
      ...whole(product),
      skus: skus
        .filter((sku) => sku.productId === product.id)
        .slice(0, SKUS_MAX)
        .map(({ productId: _, ...sku }) => whole(sku)),
      campaigns: campaigns
        .filter((one) => one.productId === product.id)
        .map(({ id, title, status, quotaLeft, endsAt }) => ({ id, title, status, quotaLeft, endsAt: iso(endsAt) })),
      changedAt: iso(changedAt),
    })),
    next,
    counts,
    categories,
  }
}

/** What whoever counts the warehouse finds there. */
const whole = <T extends Stock>(stock: T): T & { onHand: number } => {
  return { ...stock, onHand: stock.sellable + stock.held + stock.toShip }
}
type Stock = { readonly sellable: number; readonly held: number; readonly toShip: number }

type Filtered = Omit<InputOf<typeof contract.exportGoods>, 'cursor'>

const filterOf = (input: Filtered): store.GoodsFilter => ({
  productId: input.productId ?? null,
  search: input.search?.trim() ?? '',
  status: input.status ?? null,
  problem: input.problems ?? null,
  inCampaign: input.inCampaign === undefined ? null : input.inCampaign === 'yes',
  category: input.category ?? null,
  priceFenBelow: input.priceFenBelow ?? null,
})

const IDS_PER_PAGE = 200

/** Goods that a filter finds, in an order that no change of theirs disturbs: whoever reads them all misses none. */
export async function goodsIds(
  { sql }: Context,
  { input, by: { brandId } }: Asked<InputOf<typeof contract.exportGoods>>,
): Promise<{ ids: Id[]; next: string | null }> {
  const page = { filter: filterOf(input), after: idFrom(input.cursor), limit: IDS_PER_PAGE + 1 }
  const { items, next } = pageFrom(await store.idsOf(sql, brandId, page), IDS_PER_PAGE, ({ id }) => id)
  return { ids: items.map(({ id }) => id), next }
}
