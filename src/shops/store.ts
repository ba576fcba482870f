import type { Sql } from '@/kernel/db'
import { rows } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface ShopRow {
  readonly id: Id
  readonly personId: Id
  readonly name: string
  readonly about: string
  readonly coverUrl: string
}

/** Opens shops for people who have none; one per person, also when two requests come at once. */
export async function openShops(sql: Sql, shops: readonly ShopRow[], now: Ms): Promise<void> {
  await sql`
    insert into shop (id, person_id, name, about, cover_url, created_at)
    select r.id, r."personId", r.name, r.about, r."coverUrl", ${iso(now)}
    from json_to_recordset(${rows(shops)}::json)
      as r(id uuid, "personId" uuid, name text, about text, "coverUrl" text)
    join person p on p.id = r."personId" and p.closed_at is null
    on conflict (person_id) do nothing`
}

export async function shopsByPerson(sql: Sql, personIds: readonly Id[]): Promise<ShopRow[]> {
  return await sql<ShopRow[]>`
    select id, person_id as "personId", name, about, cover_url as "coverUrl"
    from shop where person_id = any(${personIds as Id[]}) and closed_at is null`
}

export async function loadShops(sql: Sql, ids: readonly Id[]): Promise<ShopRow[]> {
  return await sql<ShopRow[]>`
    select id, person_id as "personId", name, about, cover_url as "coverUrl"
    from shop where id = any(${ids as Id[]}) and closed_at is null`
}

/** Whoever arranges a shop waits for whoever arranges it already. */
export async function lockShops(sql: Sql, ids: readonly Id[]): Promise<ShopRow[]> {
  return await sql<ShopRow[]>`
    select id, person_id as "personId", name, about, cover_url as "coverUrl"
    from shop where id = any(${ids as Id[]}) and closed_at is null order by id for no key update`
}

export async function saveShops(sql: Sql, shops: readonly ShopRow[]): Promise<void> {
  await sql`
    update shop s set name = r.name, about = r.about, cover_url = r."coverUrl"
    from json_to_recordset(${rows(shops)}::json) as r(id uuid, name text, about text, "coverUrl" text)
    where s.id = r.id`
}

/** The campaigns of each shop in its owner's order. */
export async function loadListings(sql: Sql, shopIds: readonly Id[]): Promise<Map<Id, Id[]>> {
  const found = await sql<{ shop_id: Id; campaign_id: Id }[]>`
    select shop_id, campaign_id from listing where shop_id = any(${shopIds as Id[]})
    order by shop_id, position, campaign_id`
  const listings = new Map<Id, Id[]>(shopIds.map((id) => [id, []]))
  for (const row of found) listings.get(row.shop_id)!.push(row.campaign_id)
  return listings
}

/** Makes the listings of each shop exactly the given ones, in the given order. */
export async function arrangeListings(sql: Sql, shops: ReadonlyMap<Id, readonly Id[]>, now: Ms): Promise<void> {
  const wanted = [...shops].flatMap(([shopId, ids]) =>
    ids.map((campaignId, position) => ({ shopId, campaignId, position })),
  )
  await sql`
    with wanted as (
      select * from json_to_recordset(${rows(wanted)}::json) as r("shopId" uuid, "campaignId" uuid, position int)
    ), gone as (
      delete from listing l where l.shop_id = any(${[...shops.keys()]})
        and not exists (select from wanted w where w."shopId" = l.shop_id and w."campaignId" = l.campaign_id)
    )
    insert into listing (shop_id, campaign_id, position, created_at)
    select "shopId", "campaignId", position, ${iso(now)} from wanted
    on conflict (shop_id, campaign_id) do update set position = excluded.position`
}

/** Which campaigns can be picked: live ones. */
export async function findLive(sql: Sql, campaignIds: readonly Id[]): Promise<Set<Id>> {
  const found = await sql<{ id: Id }[]>`
    select id from campaign where id = any(${campaignIds as Id[]}) and status = 'live'`
  return new Set(found.map((row) => row.id))
}
