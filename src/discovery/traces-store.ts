import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'

export const remindersOf = (sql: Sql, personId: Id, most: number) => sql<
  { campaign: string; createdAt: Ms; toldAt: Ms | null }[]
>`
  select c.title as campaign, r.created_at as "createdAt", r.told_at as "toldAt"
  from reminder r join campaign c on c.id = r.campaign_id
  where r.person_id = ${personId} order by r.created_at desc, r.campaign_id limit ${most}`

export async function countReminders(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from reminder where person_id = ${personId}`
  return found!.n
}

export const deleteReminders = (sql: Sql, personId: Id) => sql`delete from reminder where person_id = ${personId}`
