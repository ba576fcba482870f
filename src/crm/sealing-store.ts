import { rows, type Sql } from '@/kernel/db'
import type { AddressKey, PlainAddress, SealedAddress } from '@/kernel/sealed-address'

// Any fixed number: everybody who seals this product's addresses waits for it.
const LOCK = 7_340_019

export const onlyOne = (sql: Sql) => sql`select pg_advisory_xact_lock(${LOCK})`

/** Addresses from before there was a key. The table is gone as soon as the last row has moved. */
export async function hasPlain(sql: Sql): Promise<boolean> {
  const [found] = await sql<{ there: boolean }[]>`select to_regclass('address_plain') is not null as there`
  return found!.there
}

export const plainAddresses = (sql: Sql, most: number) => sql<(AddressKey & PlainAddress)[]>`
  select person_id as "personId", id, name, phone, region, detail from address_plain order by person_id, id limit ${most}`

/** One statement, so that no row is in both tables or in none; who comes second finds them moved. */
export const movePlain = (sql: Sql, list: readonly SealedAddress[]) => sql`
  with sealed as (
    select * from json_to_recordset(${rows(list)}::json) as r("personId" uuid, id uuid, sealed text)
  ), gone as (
    delete from address_plain p using sealed s where p.person_id = s."personId" and p.id = s.id
    returning p.person_id, p.id, s.sealed, p.created_at, p.removed_at
  )
  insert into address (person_id, id, sealed, created_at, removed_at) select * from gone on conflict do nothing`

export const dropPlain = (sql: Sql) => sql`drop table if exists address_plain`

/** Sealed under another key than the one that seals now. */
export const sealedByOthers = (sql: Sql, keyId: string, most: number) => sql<SealedAddress[]>`
  select person_id as "personId", id, sealed from address
  where split_part(sealed, '.', 1) < ${keyId} or split_part(sealed, '.', 1) > ${keyId} limit ${most}`

/** A row that somebody else renewed or removed meanwhile stays as it is. */
export const renew = (sql: Sql, list: readonly (SealedAddress & { before: string })[]) => sql`
  update address a set sealed = r.sealed
  from json_to_recordset(${rows(list)}::json) as r("personId" uuid, id uuid, sealed text, before text)
  where a.person_id = r."personId" and a.id = r.id and a.sealed = r.before`
