import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

export const visitsOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select code, campaign_id as "campaignId", visitor_id as "device", scene, at from visit
  where person_id = ${personId} order by at desc limit ${most}`

export const sharesOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select code, campaign_id as "campaignId", created_at as "createdAt" from share
  where person_id = ${personId} order by created_at desc limit ${most}`

export const devicesOf = (sql: Sql, personId: Id) => sql<{ visitorId: string }[]>`
  select distinct visitor_id as "visitorId" from visit where person_id = ${personId}`

export const countVisits = (sql: Sql, personId: Id) => sql<{ n: number }[]>`
  select count(*)::int as n from visit where person_id = ${personId}`

/** A device that several people use goes on with the others: only what this person or nobody known did there is detached. */
export const detachVisits = (sql: Sql, p: { personId: Id; devices: readonly string[]; instead: Id }) => sql`
  update visit set person_id = null, visitor_id = ${p.instead}
  where person_id = ${p.personId} or (person_id is null and visitor_id = any(${p.devices as string[]}::text[]))`

export const detachShares = (sql: Sql, personId: Id) => sql`
  update share set person_id = gen_random_uuid() where person_id = ${personId}`
