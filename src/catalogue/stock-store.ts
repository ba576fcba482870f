import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'
import type { Status } from './snapshot'

export interface SkuKey {
  readonly brandId: Id
  readonly skuId: Id
}

/** Locks stock in the order of the SKUs' ids, so that no two lockers wait for each other. Returns what may be offered. */
export async function lockStock(sql: Sql, keys: readonly SkuKey[]): Promise<Map<Id, number>> {
  const found = await sql<{ sku_id: Id; free: number }[]>`
    select s.sku_id, greatest(s.on_hand - s.safety, 0) as free from stock s
    where (s.brand_id, s.sku_id) in (
      select "brandId", "skuId" from json_to_recordset(${rows(keys)}::json) as r("brandId" uuid, "skuId" uuid))
    order by s.sku_id for no key update`
  return new Map(found.map((row) => [row.sku_id, row.free]))
}

export interface LowStock extends SkuKey {
  readonly code: string
  readonly sellable: number
  readonly safety: number
}

/** Which of these have more on hand than they keep as safety. They stand still from here on, in the order of their ids. */
export const plentiful = (sql: Sql, keys: readonly SkuKey[]) => sql<SkuKey[]>`
  select s.brand_id as "brandId", s.sku_id as "skuId" from stock s
  where (s.brand_id, s.sku_id) in (
    select "brandId", "skuId" from json_to_recordset(${rows(keys)}::json) as r("brandId" uuid, "skuId" uuid))
    and s.on_hand > s.safety
  order by s.sku_id for no key update`

export async function lowStock(sql: Sql, keys: readonly SkuKey[]): Promise<LowStock[]> {
  return await sql<LowStock[]>`
    select s.brand_id as "brandId", s.sku_id as "skuId", k.code, s.on_hand as sellable, s.safety
    from (select distinct "brandId", "skuId"
      from json_to_recordset(${rows(keys)}::json) as r("brandId" uuid, "skuId" uuid)) a
    join stock s on s.brand_id = a."brandId" and s.sku_id = a."skuId" and s.on_hand <= s.safety
    join sku k on k.brand_id = s.brand_id and k.id = s.sku_id`
}

/** Locks the stock of whole products: an import compares and writes against numbers that stand still. */
export async function lockStockOfProducts(sql: Sql, brandId: Id, handles: readonly string[]): Promise<void> {
  await sql`
    select from stock where brand_id = ${brandId} and sku_id in (
      select s.id from product p join sku s on s.brand_id = p.brand_id and s.product_id = p.id
      where p.brand_id = ${brandId} and p.handle = any(${handles as string[]}::text[]))
    order by sku_id for no key update`
}

export interface Goods extends SkuKey {
  readonly campaignId: Id
  readonly units: number
}

/** Which of the campaigns have set stock aside already: a repeated launch takes nothing twice. */
export async function campaignsWithHolds(
  sql: Sql,
  campaigns: readonly { brandId: Id; campaignId: Id }[],
): Promise<Set<Id>> {
  const found = await sql<{ campaign_id: Id }[]>`
    select distinct h.campaign_id from hold h
    join json_to_recordset(${rows(campaigns)}::json) as r("brandId" uuid, "campaignId" uuid)
      on h.brand_id = r."brandId" and h.campaign_id = r."campaignId"`
  return new Set(found.map((row) => row.campaign_id))
}

/** One id for each movement, made by the application like all ids. */
const withIds = (goods: readonly Goods[]): string => rows(goods.map((one) => ({ ...one, id: newId() })))

/** Units of each campaign and SKU together: the log names campaigns, the orders behind them are their own log. */
const asked = (sql: Sql, goods: readonly Goods[]) => sql`
  asked as (
    select "brandId", "campaignId", "skuId", sum(units)::int as units, (array_agg(id))[1] as id
    from json_to_recordset(${withIds(goods)}::json) as r("brandId" uuid, "campaignId" uuid, "skuId" uuid, units int, id uuid)
    group by 1, 2, 3
  ), locked as (
    select s.brand_id, s.sku_id, s.held, s.sold, a.units from stock s
    join (select "brandId", "skuId", sum(units)::int as units from asked group by 1, 2) a
      on s.brand_id = a."brandId" and s.sku_id = a."skuId"
    order by s.sku_id for no key update of s
  )`

/** Writes down holds and raises what is held of each SKU by their sum; the stock rows are locked already. */
export async function insertHolds(sql: Sql, goods: readonly Goods[], now: Ms): Promise<void> {
  await sql`
    with ${asked(sql, goods)}, kept as (
      insert into hold (brand_id, campaign_id, sku_id, units, created_at)
      select "brandId", "campaignId", "skuId", units, ${iso(now)} from asked
    ), moved as (${movements(sql, 'held', now)})
    update stock s set held = s.held + l.units from locked l where s.brand_id = l.brand_id and s.sku_id = l.sku_id`
}

/** What becomes of units that a campaign set aside: sold, on hand again, or sold and taken back before they left. */
export type Move = 'sold' | 'returned' | 'unsold'

const ofHold = (sql: Sql, move: Move) => {
  if (move === 'sold') return sql`sold = h.sold + a.units`
  return move === 'returned' ? sql`returned = h.returned + a.units` : sql`sold = h.sold - a.units`
}
const ofStock = (sql: Sql, move: Move) => {
  if (move === 'sold') return sql`held = s.held - l.units, sold = s.sold + l.units`
  return move === 'returned' ? sql`held = s.held - l.units` : sql`held = s.held + l.units, sold = s.sold - l.units`
}

/** One movement for each campaign and SKU of the statement, campaign after campaign. */
function movements(sql: Sql, what: Move | 'held', now: Ms) {
  const sign = what === 'returned' || what === 'unsold' ? -1 : 1
  const figure = what === 'held' || what === 'returned' ? sql`l.held` : sql`l.sold`
  return sql`
    insert into stock_movement (brand_id, sku_id, id, what, units, before, after, source, source_id, at)
    select "brandId", "skuId", id, ${what}, units, so_far - units, so_far, 'campaign', "campaignId", ${iso(now)}
    from (
      select a."brandId", a."skuId", a."campaignId", a.id, ${sign}::int * a.units as units,
        (${figure} + ${sign}::int * sum(a.units) over (partition by a."brandId", a."skuId" order by a."campaignId"))::int as so_far
      from asked a join locked l on l.brand_id = a."brandId" and l.sku_id = a."skuId") m`
}

/**
 * Moves units of what campaigns set aside, summed per SKU. One statement, stock rows locked in the order of their ids.
 * Units that nobody set aside are a fault.
 */
export async function moveHolds(
  sql: Sql,
  goods: readonly Goods[],
  { move, now }: { move: Move; now: Ms },
): Promise<void> {
  const [done] = await sql<{ whole: boolean }[]>`
    with ${asked(sql, goods)}, holds as (
      update hold h set ${ofHold(sql, move)}
      from locked l join asked a on a."brandId" = l.brand_id and a."skuId" = l.sku_id
      where h.brand_id = a."brandId" and h.campaign_id = a."campaignId" and h.sku_id = a."skuId"
      returning h.sku_id
    ), stocks as (
      update stock s set ${ofStock(sql, move)}
      from locked l where s.brand_id = l.brand_id and s.sku_id = l.sku_id
      returning s.sku_id
    ), moved as (${movements(sql, move, now)})
    select (select count(*) from holds) = (select count(*) from asked)
      and (select count(*) from stocks) = (select count(*) from locked) as whole`
  if (!done?.whole) throw new Error('units were moved that no campaign had set aside')
}

export interface MarketRow {
  readonly brandId: Id
  readonly productId: Id
  readonly status: Status
  readonly version: number
  readonly title: string
  readonly category: string
  readonly shipsInDays: number
  readonly pictureUrls: string[]
  readonly skuId: Id
  readonly options: string
  readonly pictureUrl: string
  readonly listPriceFen: Fen
  readonly onHand: number
}

/** Products with each asked SKU that is offered, one row per SKU; safety stock is not on hand for anybody. */
export async function loadMarket(sql: Sql, asked: readonly (SkuKey & { productId: Id })[]): Promise<MarketRow[]> {
  return await sql<MarketRow[]>`
    select p.brand_id as "brandId", p.id as "productId", p.status, p.version, p.title, p.category, p.ships_in_days as "shipsInDays",
      p.picture_urls as "pictureUrls", s.id as "skuId", s.options,
      coalesce(nullif(s.picture_url, ''), p.picture_urls[1], '') as "pictureUrl", s.price_fen as "listPriceFen",
      greatest(coalesce(t.on_hand - t.safety, 0), 0) as "onHand"
    from json_to_recordset(${rows(asked)}::json) as r("brandId" uuid, "productId" uuid, "skuId" uuid)
    join product p on p.brand_id = r."brandId" and p.id = r."productId"
    join sku s on s.brand_id = p.brand_id and s.product_id = p.id and s.id = r."skuId" and s.retired_at is null
    left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id`
}
