import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** The highest price of each of these SKUs in campaigns that run now or will soon. */
export async function runningPrices(sql: Sql, skuIds: readonly Id[]): Promise<{ skuId: Id; priceFen: number }[]> {
  if (skuIds.length === 0) return []
  return await sql<{ skuId: Id; priceFen: number }[]>`
    select g.sku_id as "skuId", max(g.price_fen)::int as "priceFen"
    from campaign_goods g join campaign c on c.id = g.campaign_id
    where g.sku_id = any(${skuIds as Id[]}::uuid[]) and c.status in ('live', 'in-review')
    group by g.sku_id`
}
