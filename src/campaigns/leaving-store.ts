import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Inside } from './store'

export interface Withdrawn {
  readonly campaignId: Id
  readonly brandId: Id
  readonly skuId: Id
  readonly units: number
}

/**
 * Entries of decided rounds whose money goes back, and the quota that gets their units again, in one statement. Units of a
 * campaign that is over wait there until the clock gives them back to stock.
 */
export const withdraw = (sql: Sql, list: readonly Inside[]) => sql<Withdrawn[]>`
  with gone as (
    update entry e set state = 'withdrawn'
    from json_to_recordset(${rows(list)}::json) as l("campaignId" uuid, id uuid)
    where e.campaign_id = l."campaignId" and e.id = l.id and e.state = 'paid'
    returning e.campaign_id, e.sku_id, e.units
  ), free as (
    update campaign_goods g set quota_left = g.quota_left + u.units
    from (select campaign_id, sku_id, sum(units)::int as units from gone group by 1, 2) u
    where g.campaign_id = u.campaign_id and g.sku_id = u.sku_id
  )
  select g.campaign_id as "campaignId", c.brand_id as "brandId", g.sku_id as "skuId", g.units
  from gone g join campaign c on c.id = g.campaign_id`
