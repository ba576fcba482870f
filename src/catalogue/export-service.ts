import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { exportText } from './export-file'
import type { Market } from './neighbours'
import { skusThere } from './stock-there'
import * as store from './store'

/** These goods as lines of our template, in the order of the ids. */
export async function exportGoods(
  context: Context,
  brandId: Id,
  { ids, headings, market }: { readonly ids: readonly Id[]; readonly headings: boolean; readonly market: Market },
): Promise<{ text: string; rows: number }> {
  const { sql } = context
  const products = await store.productsById(sql, brandId, ids)
  const place = new Map(ids.map((id, i) => [id, i]))
  const ordered = [...products].sort((a, b) => place.get(a.id)! - place.get(b.id)!)
  const skus = await store.loadSkus(sql, brandId, { codes: [], productIds: ids })
  return exportText(ordered, await skusThere(context, brandId, { skus, market }), { headings })
}
