import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** The highest price of each of these SKUs in campaigns that run now or will soon. */
export async function runningPrices(sql: Sql, skuIds: readonly Id[]): Promise<{ skuId: Id; priceFen: number }[]> {
  if (skuIds.length === 0) return []
  return await sql<{ skuId: Id; priceFen: number }[]>`
    select g.sku_id as "skuId", max(g.price_fen)::int as "priceFen"
    from campaign_goods g join campaign c on c.id = g.campaign_id
    where g.sku_id = any(${skuIds as Id[]}::uuid[]) and c.status in ('live', 'in-review')
    group by g.sku_id`
}

export interface OfferedSince {
  readonly productId: Id
  readonly since: Ms | null
}

/** Products that a campaign offers which was published at `since` or later, or at any time when that is null. */
export async function offeredSince(sql: Sql, list: readonly OfferedSince[]): Promise<Id[]> {
  if (list.length === 0) return []
  const asked = list.map(({ productId, since }) => ({ productId, since: since === null ? null : iso(since) }))
  const found = await sql<{ product_id: Id }[]>`
    select distinct c.product_id
    from json_to_recordset(${rows(asked)}::json) as r("productId" uuid, since timestamptz)
    join campaign c on c.product_id = r."productId" and c.created_at >= coalesce(r.since, '-infinity')`
  return found.map(({ product_id }) => product_id)
}
