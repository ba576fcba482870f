import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface NeededSince {
  readonly productId: Id
  readonly since: Ms | null
}

/** Products with a batch that was written or published at `since` or later, or at any time when that is null. */
export async function batchesSince(sql: Sql, list: readonly NeededSince[]): Promise<Id[]> {
  if (list.length === 0) return []
  const asked = list.map(({ productId, since }) => ({ productId, since: since === null ? null : iso(since) }))
  const found = await sql<{ product_id: Id }[]>`
    select distinct b.product_id
    from json_to_recordset(${rows(asked)}::json) as r("productId" uuid, since timestamptz)
    join batch b on b.product_id = r."productId" and b.changed_at >= coalesce(r.since, '-infinity')`
  return found.map(({ product_id }) => product_id)
}
