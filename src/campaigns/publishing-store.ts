import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface CampaignDraft {
  readonly id: Id
  readonly brandId: Id
  readonly kind: string
  readonly title: string
  readonly terms: unknown
  readonly productId: Id
  /** Its words and pictures stay those of this version. */
  readonly productVersion: number
  readonly commissionRate: number
  readonly shipsInDays: number
  readonly startsAt: string
  readonly endsAt: string
  readonly createdBy: Id
}

export const insertCampaigns = (sql: Sql, list: readonly CampaignDraft[], at: Ms) => sql`
  insert into campaign (id, brand_id, kind, title, terms, product_id, product_version, commission_rate, ships_in_days, status, starts_at,
    ends_at, created_by, created_at)
  select id, "brandId", kind, title, terms, "productId", "productVersion", "commissionRate", "shipsInDays", 'in-review', "startsAt", "endsAt",
    "createdBy", ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as c(id uuid, "brandId" uuid, kind text, title text, terms jsonb,
    "productId" uuid, "productVersion" int, "commissionRate" int, "shipsInDays" int, "startsAt" timestamptz, "endsAt" timestamptz, "createdBy" uuid)`

export interface GoodsDraft {
  readonly campaignId: Id
  readonly skuId: Id
  readonly position: number
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly priceFen: number
  readonly singlePriceFen: number
  readonly quota: number
}

export const insertGoods = (sql: Sql, list: readonly GoodsDraft[]) => sql`
  insert into campaign_goods (campaign_id, sku_id, position, title, options, picture_url, price_fen, single_price_fen, quota, quota_left)
  select "campaignId", "skuId", position, title, options, "pictureUrl", "priceFen", "singlePriceFen", quota, quota
  from json_to_recordset(${rows(list)}::json) as g("campaignId" uuid, "skuId" uuid, position int, title text,
    options text, "pictureUrl" text, "priceFen" int, "singlePriceFen" int, quota int)`

/** The decision of a review, once: only what waits for one is moved. */
export const decideCampaigns = (
  sql: Sql,
  list: readonly { id: Id; status: 'live' | 'rejected'; reason: string }[],
  at: Ms,
) =>
  sql<{ id: Id; brandId: Id; status: 'live' | 'rejected' }[]>`
  update campaign c set status = l.status, reason = l.reason, launched_at = case when l.status = 'live' then ${iso(at)}::timestamptz end
  from json_to_recordset(${rows(list)}::json) as l(id uuid, status text, reason text)
  where c.id = l.id and c.status = 'in-review' returning c.id, c.brand_id as "brandId", c.status`

export const reopenCampaigns = (sql: Sql, ids: readonly Id[], at: Ms) => sql<{ id: Id }[]>`
  update campaign set status = 'in-review', reason = ''
  where id = any(${ids as Id[]}::uuid[]) and status = 'rejected' and ends_at > ${iso(at)} returning id`

export const quotas = (sql: Sql, campaignIds: readonly Id[]) => sql<{ campaignId: Id; skuId: Id; units: number }[]>`
  select campaign_id as "campaignId", sku_id as "skuId", quota as units from campaign_goods
  where campaign_id = any(${campaignIds as Id[]}::uuid[]) order by campaign_id, sku_id`

/** Campaigns whose last start has passed, or that ended and still keep units nobody took. */
export const overdue = (sql: Sql, now: Ms, most: number) => sql<{ id: Id }[]>`
  select c.id from campaign c where c.status = 'live' and c.ends_at <= ${iso(now)}
  union
  select c.id from campaign c where c.status = 'ended'
    and exists (select from campaign_goods g where g.campaign_id = c.id and g.quota_left > 0)
  limit ${most}`

export const endCampaigns = (sql: Sql, ids: readonly Id[]) => sql`
  update campaign set status = 'ended' where id = any(${ids as Id[]}::uuid[]) and status = 'live'`

/** Takes what is left of the quota out of a campaign; its going rounds keep the units of their seats. */
export const emptyQuota = (sql: Sql, ids: readonly Id[]) => sql<
  { campaignId: Id; brandId: Id; skuId: Id; units: number }[]
>`
  with left_over as (
    select g.campaign_id, g.sku_id, g.quota_left, c.brand_id from campaign_goods g join campaign c on c.id = g.campaign_id
    where g.campaign_id = any(${ids as Id[]}::uuid[]) and g.quota_left > 0)
  update campaign_goods g set quota_left = 0 from left_over l
  where g.campaign_id = l.campaign_id and g.sku_id = l.sku_id
  returning g.campaign_id as "campaignId", l.brand_id as "brandId", g.sku_id as "skuId", l.quota_left as units`
