import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'
import type { CostCard, Costs } from './cost-rules'

export type OpenTo = 'nobody' | 'resellers' | 'everybody'

export interface SkuRow {
  readonly skuId: Id
  readonly options: string
  readonly pictureUrl: string
  readonly listPriceFen: Fen
}

export const productById = (sql: Sql, brandId: Id, productId: Id) => sql<{ title: string; openTo: OpenTo }[]>`
  select p.title, coalesce(o.open_to, 'nobody') as "openTo" from product p
  left join cost_opening o on o.brand_id = p.brand_id and o.product_id = p.id
  where p.brand_id = ${brandId} and p.id = ${productId}`

export const skusOf = (sql: Sql, brandId: Id, productId: Id) => sql<SkuRow[]>`
  select id as "skuId", options, picture_url as "pictureUrl", price_fen as "listPriceFen" from sku
  where brand_id = ${brandId} and product_id = ${productId} order by id limit 200`

export interface SoldRow {
  readonly skuId: Id
  readonly title: string
  readonly priceFen: Fen
  readonly rate: BasisPoints
}

/** What running and coming campaigns sell these at. */
export const pricesOf = (sql: Sql, brandId: Id, productId: Id) => sql<SoldRow[]>`
  select g.sku_id as "skuId", c.title, g.price_fen as "priceFen", c.commission_rate as rate from campaign c
  join campaign_goods g on g.campaign_id = c.id
  where c.brand_id = ${brandId} and c.product_id = ${productId} and c.status in ('live', 'in-review')
  order by c.id desc limit 500`

export interface CardRow extends CostCard {
  readonly skuId: Id
  readonly options: string
  readonly version: number
  readonly validFrom: Ms
  readonly at: Ms
  readonly by: string
  readonly why: string
}

const columns = (sql: Sql) => sql`c.sku_id as "skuId", s.options, c.version, c.price_fen as "priceFen",
  c.material_fen as "materialFen", c.labour_fen as "labourFen", c.freight_fen as "freightFen", c.brand_fen as "brandFen",
  c.platform_fen as "platformFen", c.reseller_fen as "resellerFen", c.valid_from as "validFrom", c.at, p.nickname as by, c.why`

export const versionsOf = (sql: Sql, brandId: Id, productId: Id) => sql<CardRow[]>`
  select ${columns(sql)} from cost_card c join sku s on s.brand_id = c.brand_id and s.id = c.sku_id
  join person p on p.id = c.by_person where c.brand_id = ${brandId} and s.product_id = ${productId}
  order by c.at desc, s.id, c.version desc limit 50`

export interface CostRow extends Costs {
  readonly skuId: Id
  readonly version: number
}

/** What holds now, for as many SKUs as asked. */
export const costsNow = (sql: Sql, keys: readonly { brandId: Id; skuId: Id }[], now: Ms) => sql<CostRow[]>`
  select distinct on (c.sku_id) c.sku_id as "skuId", c.version, c.material_fen as "materialFen",
    c.labour_fen as "labourFen", c.freight_fen as "freightFen"
  from cost_card c join json_to_recordset(${rows(keys)}::json) as k("brandId" uuid, "skuId" uuid)
    on k."brandId" = c.brand_id and k."skuId" = c.sku_id
  where c.valid_from <= ${iso(now)} order by c.sku_id, c.version desc`

export interface CardDraft extends CostCard {
  readonly brandId: Id
  readonly skuId: Id
  readonly version: number
  readonly why: string
  readonly personId: Id
}

export const insertCards = (sql: Sql, drafts: readonly CardDraft[], at: Ms) => sql`
  insert into cost_card (brand_id, sku_id, version, price_fen, material_fen, labour_fen, freight_fen, brand_fen,
    platform_fen, reseller_fen, why, valid_from, by_person, at)
  select "brandId", "skuId", version, "priceFen", "materialFen", "labourFen", "freightFen", "brandFen", "platformFen",
    "resellerFen", why, ${iso(at)}, "personId", ${iso(at)}
  from json_to_recordset(${rows(drafts)}::json) as d("brandId" uuid, "skuId" uuid, version int, "priceFen" int,
    "materialFen" int, "labourFen" int, "freightFen" int, "brandFen" int, "platformFen" int, "resellerFen" int, why text,
    "personId" uuid)`

export const saveOpening = (
  sql: Sql,
  { brandId, productId, openTo, personId }: { brandId: Id; productId: Id; openTo: OpenTo; personId: Id },
  at: Ms,
) => sql`
  insert into cost_opening (brand_id, product_id, open_to, by_person, at)
  values (${brandId}, ${productId}, ${openTo}, ${personId}, ${iso(at)})
  on conflict (brand_id, product_id) do update set open_to = excluded.open_to, by_person = excluded.by_person, at = excluded.at`

export interface OfferedRow extends Costs {
  readonly skuId: Id
  readonly options: string
  readonly priceFen: Fen
  readonly rate: BasisPoints
  readonly openTo: OpenTo
  readonly validFrom: Ms
}

/** The goods of a campaign with what their brand states about them now. */
export const offered = (sql: Sql, campaignId: Id, now: Ms) => sql<OfferedRow[]>`
  select g.sku_id as "skuId", g.options, g.price_fen as "priceFen", c.commission_rate as rate, o.open_to as "openTo",
    k.material_fen as "materialFen", k.labour_fen as "labourFen", k.freight_fen as "freightFen", k.valid_from as "validFrom"
  from campaign c join campaign_goods g on g.campaign_id = c.id
  join cost_opening o on o.brand_id = c.brand_id and o.product_id = c.product_id and o.open_to <> 'nobody'
  join lateral (select * from cost_card x where x.brand_id = c.brand_id and x.sku_id = g.sku_id
    and x.valid_from <= ${iso(now)} order by x.version desc limit 1) k on true
  where c.id = ${campaignId} and c.status in ('live', 'ended') order by g.position limit 50`
