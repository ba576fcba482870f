import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Headline } from './kind'
import type { CampaignRow, EntryRow, EntryState, EventRow, GoodsRow, RoundRow } from './rows'

/** Points at something inside a campaign: the campaign's id comes first in every key. */
export interface Inside {
  readonly campaignId: Id
  readonly id: Id
}

const time = (at: Ms | null) => (at === null ? null : iso(at))

/**
 * Locks campaigns in the order of their ids. A campaign is the one lock of its quota and of all its rounds: every
 * command that changes them takes it first, so that nothing is left to deadlock on (docs/decisions/0003).
 */
export const lockCampaigns = (sql: Sql, ids: readonly Id[]): Promise<CampaignRow[]> => sql<CampaignRow[]>`
  select id, brand_id as "brandId", kind, title, terms, status, commission_rate as "commissionRate",
    ships_in_days as "shipsInDays", starts_at as "startsAt", ends_at as "endsAt"
  from campaign where id = any(${ids as Id[]}::uuid[]) order by id for no key update`

export const goodsOf = (sql: Sql, campaignIds: readonly Id[]): Promise<GoodsRow[]> => sql<GoodsRow[]>`
  select campaign_id as "campaignId", sku_id as "skuId", title, options, picture_url as "pictureUrl",
    price_fen as "priceFen", single_price_fen as "singlePriceFen", quota_left as left
  from campaign_goods where campaign_id = any(${campaignIds as Id[]}::uuid[]) order by campaign_id, position`

const roundColumns = (sql: Sql) =>
  sql`r.campaign_id as "campaignId", r.id, r.brand_id as "brandId", r.state, r.version, r.created_at as "createdAt"`

export const roundsOf = (sql: Sql, list: readonly Inside[]): Promise<RoundRow[]> => sql<RoundRow[]>`
  select ${roundColumns(sql)}
  from json_to_recordset(${rows(list)}::json) as l("campaignId" uuid, id uuid)
  join round r on r.campaign_id = l."campaignId" and r.id = l.id`

/** Rounds that may still take somebody in, nearest to full first. */
export const openRounds = (sql: Sql, campaignIds: readonly Id[], most: number): Promise<RoundRow[]> => sql<RoundRow[]>`
  select o.* from unnest(${campaignIds as Id[]}::uuid[]) as c(id) cross join lateral (
    select ${roundColumns(sql)} from round r
    where r.campaign_id = c.id and r.status = 'open' and r.seats_paid + r.seats_held < r.seats_total
    order by r.seats_paid desc, r.ends_at limit ${most}) as o`

const entryColumns = (sql: Sql) => sql`e.campaign_id as "campaignId", e.id, e.round_id as "roundId",
  e.person_id as "personId", e.order_id as "orderId", e.payment_id as "paymentId", e.sku_id as "skuId", e.units, e.state,
  e.held_until as "heldUntil", e.created_at as "createdAt"`

/** Live entries of these people in these campaigns. */
export const entriesOfPeople = (sql: Sql, people: readonly { campaignId: Id; personId: Id }[]) => sql<EntryRow[]>`
  select ${entryColumns(sql)}
  from json_to_recordset(${rows(people)}::json) as l("campaignId" uuid, "personId" uuid)
  join entry e on e.campaign_id = l."campaignId" and e.person_id = l."personId" and e.state in ('held', 'paid')`

/** Live entries of everybody in these rounds. */
export const entriesOfRounds = (sql: Sql, rounds: readonly Inside[]) => sql<EntryRow[]>`
  select ${entryColumns(sql)}
  from json_to_recordset(${rows(rounds)}::json) as l("campaignId" uuid, id uuid)
  join entry e on e.campaign_id = l."campaignId" and e.round_id = l.id and e.state in ('held', 'paid')`

export const entriesById = (sql: Sql, list: readonly Inside[]): Promise<EntryRow[]> => sql<EntryRow[]>`
  select ${entryColumns(sql)}
  from json_to_recordset(${rows(list)}::json) as l("campaignId" uuid, id uuid)
  join entry e on e.campaign_id = l."campaignId" and e.id = l.id`

export interface EntryChange extends Inside {
  readonly roundId: Id
  readonly state: EntryState
  readonly paymentId: Id | null
}

export const updateEntries = (sql: Sql, list: readonly EntryChange[]) => sql`
  update entry e set round_id = l."roundId", state = l.state, payment_id = coalesce(l."paymentId", e.payment_id)
  from json_to_recordset(${rows(list)}::json) as l("campaignId" uuid, id uuid, "roundId" uuid, state text, "paymentId" uuid)
  where e.campaign_id = l."campaignId" and e.id = l.id`

export interface RoundChange extends RoundRow {
  readonly headline: Headline
}

const roundRecord = (round: RoundChange) => ({
  campaign_id: round.campaignId,
  id: round.id,
  brand_id: round.brandId,
  status: round.headline.status,
  shared: round.headline.shared,
  seats_total: round.headline.seatsTotal,
  seats_paid: round.headline.seatsPaid,
  seats_held: round.headline.seatsHeld,
  state: round.state,
  version: round.version,
  ends_at: time(round.headline.endsAt),
  wakes_at: time(round.headline.wakesAt),
  created_at: iso(round.createdAt),
})

export interface Written {
  readonly entries: readonly EntryRow[]
  readonly opened: readonly RoundChange[]
  readonly moved: readonly RoundChange[]
  readonly events: readonly EventRow[]
  /** Quota moves by differences, and the column can't fall below zero. */
  readonly quota: readonly { campaignId: Id; skuId: Id; units: number }[]
}

/**
 * Writes what a fold came to: one statement, because a statement costs more than most of its rows. Rounds are saved whole;
 * the headline's columns follow the state in the same write.
 */
export const write = (sql: Sql, { entries, opened, moved, events, quota }: Written) => sql`
  with new_entries as (
    insert into entry (campaign_id, id, round_id, person_id, order_id, payment_id, sku_id, units, state, held_until, created_at)
    select * from json_to_recordset(${rows(entries.map(entryRecord))}::json)
      as e("campaignId" uuid, id uuid, "roundId" uuid, "personId" uuid, "orderId" uuid, "paymentId" uuid, "skuId" uuid,
        units int, state text, "heldUntil" timestamptz, "createdAt" timestamptz)
  ), new_rounds as (
    insert into round (campaign_id, id, brand_id, status, shared, seats_total, seats_paid, seats_held, state, version, ends_at, wakes_at, created_at)
    select * from json_to_recordset(${rows(opened.map(roundRecord))}::json)
      as r(campaign_id uuid, id uuid, brand_id uuid, status text, shared boolean, seats_total int, seats_paid int,
        seats_held int, state json, version int, ends_at timestamptz, wakes_at timestamptz, created_at timestamptz)
  ), moved_rounds as (
    update round r set status = l.status, seats_paid = l.seats_paid, seats_held = l.seats_held, state = l.state,
      version = l.version, ends_at = l.ends_at, wakes_at = l.wakes_at
    from json_to_recordset(${rows(moved.map(roundRecord))}::json)
      as l(campaign_id uuid, id uuid, status text, seats_paid int, seats_held int, state json, version int,
        ends_at timestamptz, wakes_at timestamptz)
    where r.campaign_id = l.campaign_id and r.id = l.id
  ), new_events as (
    insert into campaign_event (campaign_id, round_id, version, type, event, person_id, at)
    select * from json_to_recordset(${rows(events.map((e) => ({ ...e, at: iso(e.at) })))}::json)
      as e("campaignId" uuid, "roundId" uuid, version int, type text, event json, "personId" uuid, at timestamptz)
  )
  update campaign_goods g set quota_left = g.quota_left + l.units
  from json_to_recordset(${rows(quota)}::json) as l("campaignId" uuid, "skuId" uuid, units int)
  where g.campaign_id = l."campaignId" and g.sku_id = l."skuId"`

const entryRecord = (entry: EntryRow) => ({
  ...entry,
  heldUntil: time(entry.heldUntil),
  createdAt: iso(entry.createdAt),
})

/** Rounds whose alarm has rung. */
export const roundsToWake = (sql: Sql, now: Ms, most: number): Promise<Inside[]> => sql<Inside[]>`
  select campaign_id as "campaignId", id from round where wakes_at <= ${iso(now)} order by wakes_at limit ${most}`
