import type { Sql } from '@/kernel/db'
import { rows } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'

/** Which of the campaigns the public may see. */
export async function findCampaigns(sql: Sql, campaignIds: readonly Id[]): Promise<Set<Id>> {
  const found = await sql<{ id: Id }[]>`
    select id from campaign where id = any(${campaignIds as Id[]}) and status in ('live', 'ended')`
  return new Set(found.map(({ id }) => id))
}

export interface SharedCardRow {
  readonly code: string
  readonly kind: string
  readonly title: string
  readonly terms: Readonly<Record<string, unknown>>
  readonly brandName: string
  /** Empty where the card counts for no shop. */
  readonly shopName: string
  readonly pictureUrl: string
  readonly priceFen: Fen
  readonly singlePriceFen: Fen
  readonly round: {
    readonly status: 'waiting' | 'open' | 'formed' | 'failed'
    readonly seatsTotal: number
    readonly seatsPaid: number
  } | null
}

/** All that cards say about their campaign (its cheapest goods), their round and their shop. */
export async function sharedCards(sql: Sql, codes: readonly string[]): Promise<SharedCardRow[]> {
  return await sql<SharedCardRow[]>`
    select s.code, c.kind, c.title, c.terms, b.name as "brandName", coalesce(shop.name, '') as "shopName",
      g.picture_url as "pictureUrl", g.price_fen as "priceFen", g.single_price_fen as "singlePriceFen",
      case when r.id is not null and r.shared then json_build_object(
        'status', r.status, 'seatsTotal', r.seats_total, 'seatsPaid', r.seats_paid) end as round
    from share s
    join campaign c on c.id = s.campaign_id and c.status in ('live', 'ended')
    join brand b on b.id = c.brand_id
    cross join lateral (
      select picture_url, price_fen, single_price_fen from campaign_goods where campaign_id = c.id
      order by price_fen, position limit 1
    ) g
    left join shop on shop.id = s.shop_id
    left join round r on r.campaign_id = s.campaign_id and r.id = s.round_id
    where s.code = any(${codes as string[]})`
}

/** Which of the rounds belong to their campaign, as "campaign/round". */
export async function findRounds(sql: Sql, asked: readonly { campaignId: Id; roundId: Id }[]): Promise<Set<string>> {
  const found = await sql<{ campaign_id: Id; id: Id }[]>`
    select round.campaign_id, round.id
    from json_to_recordset(${rows(asked)}::json) as r("campaignId" uuid, "roundId" uuid)
    join round on round.campaign_id = r."campaignId" and round.id = r."roundId"`
  return new Set(found.map((row) => `${row.campaign_id}/${row.id}`))
}

export interface ShareRow {
  readonly code: string
  readonly campaignId: Id
  readonly roundId: Id | null
  readonly shopId: Id | null
  readonly personId: Id
}

/** Stores new cards; where the same one is there already, its code comes back instead. The list holds each card once. */
export async function keepShares(sql: Sql, shares: readonly ShareRow[], now: Ms): Promise<ShareRow[]> {
  return await sql<ShareRow[]>`
    insert into share as s (code, campaign_id, round_id, shop_id, person_id, created_at)
    select r.code, r."campaignId", r."roundId", r."shopId", r."personId", ${iso(now)}
    from json_to_recordset(${rows(shares)}::json)
      as r(code text, "campaignId" uuid, "roundId" uuid, "shopId" uuid, "personId" uuid)
    order by 5, 2, 3, 4
    on conflict (person_id, campaign_id, round_id, shop_id) do update set created_at = s.created_at
    returning s.code, s.campaign_id as "campaignId", s.round_id as "roundId", s.shop_id as "shopId",
      s.person_id as "personId"`
}

export async function sharesByCode(sql: Sql, codes: readonly string[]): Promise<Map<string, ShareRow>> {
  const found = await sql<ShareRow[]>`
    select code, campaign_id as "campaignId", round_id as "roundId", shop_id as "shopId", person_id as "personId"
    from share where code = any(${codes as string[]})`
  return new Map(found.map((share) => [share.code, share]))
}

export interface VisitRow {
  readonly id: Id
  readonly code: string
  readonly campaignId: Id
  readonly shopId: Id | null
  readonly visitorId: string
  readonly personId: Id | null
  readonly scene: number
}

export async function appendVisits(sql: Sql, visits: readonly VisitRow[], now: Ms): Promise<void> {
  await sql`
    insert into visit (id, code, campaign_id, shop_id, visitor_id, person_id, scene, at)
    select r.id, r.code, r."campaignId", r."shopId", r."visitorId", r."personId", r.scene, ${iso(now)}
    from json_to_recordset(${rows(visits)}::json)
      as r(id uuid, code text, "campaignId" uuid, "shopId" uuid, "visitorId" text, "personId" uuid, scene int)`
}

/** What a device opened before its person was known belongs to that person from now on. */
export async function bindVisits(
  sql: Sql,
  devices: readonly { visitorId: string; personId: Id }[],
  since: Ms,
): Promise<void> {
  await sql`
    with open as (
      select v.id, v.at, r."personId" from visit v
      join json_to_recordset(${rows(devices)}::json) as r("visitorId" text, "personId" uuid)
        on v.visitor_id = r."visitorId"
      where v.person_id is null and v.at > ${iso(since)}
      order by v.id
      for update of v skip locked
    )
    update visit v set person_id = open."personId" from open where v.id = open.id and v.at = open.at`
}

export interface CreditRequest {
  readonly personId: Id
  readonly visitorId: string
  readonly campaignId: Id
}

export interface CreditRow {
  readonly n: number
  readonly shopId: Id
  readonly code: string
}

/**
 * The last visit of each person or device to each campaign through a card that counts for a shop: two index look-ups
 * per request, one statement for the list. A card without a shop claims nothing and so takes nothing away.
 */
export async function lastCredits(sql: Sql, requests: readonly CreditRequest[], since: Ms): Promise<CreditRow[]> {
  const asked = requests.map(({ personId, visitorId, campaignId }, n) => ({
    n,
    p: personId || null,
    v: visitorId,
    c: campaignId,
  }))
  return await sql<CreditRow[]>`
    select r.n, last.shop_id as "shopId", last.code
    from json_to_recordset(${rows(asked)}::json) as r(n int, p uuid, v text, c uuid)
    cross join lateral (
      select shop_id, code from (
        (select shop_id, code, at from visit
          where visitor_id = r.v and campaign_id = r.c and shop_id is not null and at > ${iso(since)}
          order by at desc limit 1)
        union all
        (select shop_id, code, at from visit
          where person_id = r.p and campaign_id = r.c and shop_id is not null and at > ${iso(since)}
          order by at desc limit 1)
      ) v order by at desc limit 1
    ) last`
}
