import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface Counted {
  readonly skuId: Id
  readonly sequence: number
}

/** The newest count of each SKU that came from outside. */
export const newestCounts = (sql: Sql, brandId: Id, skuIds: readonly Id[]) => sql<Counted[]>`
  select sku_id as "skuId", sequence::float8 as sequence from stock_count
  where brand_id = ${brandId} and sku_id = any(${skuIds as Id[]}::uuid[])`

/** Whoever comes here holds the brand and has looked at the numbers. */
export const saveCounts = (sql: Sql, brandId: Id, { list, at }: { list: readonly Counted[]; at: Ms }) => sql`
  insert into stock_count (brand_id, sku_id, sequence, at)
  select ${brandId}::uuid, "skuId", sequence, ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as r("skuId" uuid, sequence bigint)
  on conflict (brand_id, sku_id) do update set sequence = excluded.sequence, at = excluded.at`
