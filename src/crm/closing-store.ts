import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export const personOf = (sql: Sql, personId: Id) => sql<
  { id: Id; openid: string; nickname: string; avatarUrl: string; createdAt: Ms }[]
>`select id, openid, nickname, avatar_url as "avatarUrl", created_at as "createdAt" from person
  where id = ${personId} and closed_at is null`

/** Also those that left the list: they are kept as long as an order points at them. */
export const addressesEver = (sql: Sql, personId: Id, most: number) => sql<
  { id: Id; sealed: string; createdAt: Ms; removedAt: Ms | null }[]
>`select id, sealed, created_at as "createdAt", removed_at as "removedAt" from address
  where person_id = ${personId} order by id desc limit ${most}`

export const subscriptionsOf = (sql: Sql, personId: Id, most: number) =>
  sql<
    { template: string; balance: number; changedAt: Ms }[]
  >`select template, balance, changed_at as "changedAt" from consent where person_id = ${personId} order by template limit ${most}`

export async function countsOf(sql: Sql, personId: Id) {
  const [found] = await sql<
    { profile: number; addresses: number; messages: number; subscriptions: number; agreements: number }[]
  >`
    select (select count(*)::int from person where id = ${personId} and avatar_url <> '')
        + (select count(*)::int from person where id = ${personId} and nickname <> '') as profile,
      (select count(*)::int from address where person_id = ${personId}) as addresses,
      (select count(*)::int from message where person_id = ${personId}) as messages,
      (select count(*)::int from consent where person_id = ${personId} and balance > 0) as subscriptions,
      (select count(*)::int from privacy_consent where person_id = ${personId}) as agreements`
  return found!
}

export const lockPerson = (sql: Sql, personId: Id) => sql<{ id: Id }[]>`
  select id from person where id = ${personId} and closed_at is null for update`

export const staffOf = (sql: Sql, personId: Id) => sql`select role from staff where person_id = ${personId} limit 1`

export const deleteAddresses = (sql: Sql, personId: Id, needed: readonly Id[]) => sql`
  delete from address where person_id = ${personId} and id <> all(${needed as Id[]}::uuid[])`

/** What a person gave, in the order of the tables that know people. */
export async function deleteGiven(sql: Sql, personId: Id): Promise<void> {
  await sql`delete from consent where person_id = ${personId}`
  await sql`delete from privacy_consent where person_id = ${personId}`
  await sql`delete from avatar where person_id = ${personId}`
  await sql`delete from message where person_id = ${personId}`
}

export const nameless = (sql: Sql, p: { personId: Id; nickname: string }) => sql`
  update person set nickname = ${p.nickname}, avatar_url = '' where id = ${p.personId}`

export const closePerson = (sql: Sql, p: { personId: Id; at: Ms; keepUntil: Ms | null }) => sql`
  update person set openid = null, nickname = '', avatar_url = '', closed_at = ${iso(p.at)},
    keep_until = ${p.keepUntil && iso(p.keepUntil)} where id = ${p.personId}`

export const closedSince = (sql: Sql, since: Ms) => sql<{ id: Id }[]>`
  select id from person where closed_at > ${iso(since)}`
