import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface Wish {
  readonly campaignId: Id
  readonly personId: Id
}

/** Campaigns that somebody wants to be reminded of, if strangers may see them at all. */
export const startsOf = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id; startsAt: Ms }[]>`
  select id, starts_at as "startsAt" from campaign where id = any(${ids as Id[]}::uuid[]) and status = 'live'`

/** Wishing twice is one wish. */
export const addReminders = (sql: Sql, wishes: readonly Wish[], at: Ms) => sql`
  insert into reminder (campaign_id, person_id, created_at)
  select distinct "campaignId", "personId", ${iso(at)}::timestamptz
  from json_to_recordset(${rows(wishes)}::json) as w("campaignId" uuid, "personId" uuid)
  order by 1, 2 on conflict (campaign_id, person_id) do nothing`

/** Marks and gives back whoever waits for a campaign that has begun: who is taken here is told here, once. */
export const takeDue = (sql: Sql, now: Ms, most: number) => sql<Wish[]>`
  update reminder r set told_at = ${iso(now)}
  where (r.campaign_id, r.person_id) in (
    select w.campaign_id, w.person_id from reminder w join campaign c on c.id = w.campaign_id
    where w.told_at is null and c.status = 'live' and c.starts_at <= ${iso(now)} and c.ends_at > ${iso(now)}
    order by 1, 2 limit ${most} for update of w skip locked)
  returning r.campaign_id as "campaignId", r.person_id as "personId"`
