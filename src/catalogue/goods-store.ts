import { idFrom } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'
import type { Snapshot, Status } from './snapshot'

export interface SkuInFull {
  readonly id: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly comparedFen: Fen | null
  readonly barcode: string
  readonly pictureUrl: string
  readonly sellable: number
  readonly held: number
  readonly sold: number
  readonly safety: number
}

/** The SKUs that a product offers, in the order they were made. */
export const skusInFull = (sql: Sql, brandId: Id, productId: Id) => sql<SkuInFull[]>`
  select s.id, s.code, s.options, s.price_fen as "priceFen", s.compared_fen as "comparedFen", s.barcode,
    s.picture_url as "pictureUrl", coalesce(t.on_hand, 0) as sellable, coalesce(t.held, 0) as held,
    coalesce(t.sold, 0) as sold, coalesce(t.safety, 0) as safety
  from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
  where s.brand_id = ${brandId} and s.product_id = ${productId} and s.retired_at is null
  order by s.id limit 100`

interface Named {
  readonly brandId: Id
  readonly id: Id
}
type Source = 'start' | 'import' | 'edit' | 'bulk' | 'undo' | 'back' | 'review' | 'open'

export interface VersionRow {
  readonly version: number
  readonly status: Status
  readonly snapshot: Snapshot
  readonly source: Source
  readonly sourceId: Id | null
  readonly reason: string
  readonly by: string
  readonly at: Ms
}

export const versionsOf = (sql: Sql, of: Named, { below, limit }: { below: number | null; limit: number }) => sql<
  VersionRow[]
>`
  select v.version, v.status, v.snapshot, v.source, v.source_id as "sourceId", v.reason, coalesce(p.nickname, '') as by, v.at
  from product_version v left join person p on p.id = v.actor_id
  where v.brand_id = ${of.brandId} and v.product_id = ${of.id} and (${below}::int8 is null or v.version < ${below}::int8)
  order by v.version desc limit ${limit}`

export interface MovementRow {
  readonly id: Id
  readonly what: 'received' | 'counted' | 'corrected' | 'held' | 'returned' | 'sold' | 'unsold' | 'safety'
  readonly units: number
  readonly before: number
  readonly after: number
  readonly source: Source | 'campaign'
  readonly sourceId: Id | null
  readonly reason: string
  readonly by: string
  readonly at: Ms
}

export async function isSku(sql: Sql, { brandId, id }: Named): Promise<boolean> {
  return (await sql`select from sku where brand_id = ${brandId} and id = ${id}`).length > 0
}

export const movementsOf = (
  sql: Sql,
  of: Named,
  { before, limit }: { before: string | undefined; limit: number },
) => sql<MovementRow[]>`
  select m.id, m.what, m.units, m.before, m.after, m.source, m.source_id as "sourceId", m.reason,
    coalesce(p.nickname, '') as by, m.at
  from stock_movement m left join person p on p.id = m.actor_id
  where m.brand_id = ${of.brandId} and m.sku_id = ${of.id} and (${idFrom(before)}::uuid is null or m.id < ${idFrom(before)}::uuid)
  order by m.id desc limit ${limit}`

export interface StockRow {
  readonly skuId: Id
  readonly received: number
  readonly held: number
  readonly sold: number
  readonly safety: number
}

/** The stock of a brand's SKUs, standing still until the end of the transaction. Unknown SKUs are not there. */
export const lockStockNow = (sql: Sql, brandId: Id, skuIds: readonly Id[]) => sql<StockRow[]>`
  select sku_id as "skuId", received, held, sold, safety from stock
  where brand_id = ${brandId} and sku_id = any(${skuIds as Id[]}::uuid[]) order by sku_id for no key update`
