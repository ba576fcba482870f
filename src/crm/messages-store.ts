import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface MessageRow {
  readonly personId: Id
  readonly id: Id
  readonly template: string
  readonly facts: Readonly<Record<string, string | number>>
  readonly at: Ms
  readonly readAt: Ms | null
}

export async function insertMessage(
  sql: Sql,
  { personId, id, template, facts }: Omit<MessageRow, 'at' | 'readAt'>,
  now: Ms,
): Promise<void> {
  await sql`
    insert into message (person_id, id, template, facts, at)
    select p.id, ${id}, ${template}, ${JSON.stringify(facts)}::jsonb, ${iso(now)}
    from person p where p.id = ${personId} and p.closed_at is null
    for key share
    on conflict do nothing`
}

export const messagesOf = (sql: Sql, ask: { personId: Id; before: Id | null; most: number }) => sql<MessageRow[]>`
  select person_id as "personId", id, template, facts, at, read_at as "readAt" from message
  where person_id = ${ask.personId} and (${ask.before}::uuid is null or id < ${ask.before}) order by id desc limit ${ask.most}`

export async function countUnread(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`
    select count(*)::int as n from message where person_id = ${personId} and read_at is null`
  return found!.n
}

/** Ids follow time, so one id says how far somebody has read. */
export const markRead = (sql: Sql, ask: { personId: Id; upTo: Id; at: Ms }) => sql`
  update message set read_at = ${iso(ask.at)} where person_id = ${ask.personId} and id <= ${ask.upTo} and read_at is null`
