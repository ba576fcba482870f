import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'

/** Every brand that somebody ever worked for, newest first. */
export const everOf = (sql: Sql, personId: Id, most: number) => sql<
  { brand: string; role: string; since: Ms; endedAt: Ms | null }[]
>`
  select b.name as brand, m.role, m.since, m.ended_at as "endedAt" from member m join brand b on b.id = m.brand_id
  where m.person_id = ${personId} order by m.since desc, m.id limit ${most}`

export async function countEver(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from member where person_id = ${personId}`
  return found!.n
}

/** Invitations that somebody made and nobody has taken: nobody answers for them any more. */
export const withdrawOpenOf = (sql: Sql, personId: Id, at: string) => sql`
  update invitation set withdrawn_at = ${at}, withdrawn_by = ${personId}
  where made_by = ${personId} and taken_at is null and withdrawn_at is null`
