import type { Place } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface LogRow {
  readonly id: Id
  readonly at: Ms
  readonly role: string
  readonly call: string
  readonly input: Readonly<Record<string, unknown>>
  readonly outcome: string
  readonly personId: Id | null
  readonly name: string | null
  readonly avatarUrl: string | null
  /** What a machine's key is called. */
  readonly keyName: string | null
}

export interface LogAsk {
  readonly brandId: Id
  readonly personId?: Id | undefined
  readonly area?: string | undefined
  readonly from?: Ms | undefined
  readonly to?: Ms | undefined
  readonly outcome?: 'done' | 'refused' | undefined
  readonly after: Place | null
  readonly most: number
}

/** What was done for a brand by its people and its keys. What members do elsewhere, as buyers or resellers, is not here. */
export const logOf = (sql: Sql, ask: LogAsk) => sql<LogRow[]>`
  select a.id, a.at, a.role, a.call, a.input, a.outcome, a.person_id as "personId", p.nickname as name,
    p.avatar_url as "avatarUrl", k.name as "keyName"
  from audit a left join person p on p.id = a.person_id and p.closed_at is null
    left join api_key k on k.brand_id = a.brand_id and k.id = a.key_id
  where a.brand_id = ${ask.brandId} and a.role in ('brand', 'open', 'consumer')
    and (${ask.personId ?? null}::uuid is null or a.person_id = ${ask.personId ?? null})
    and (${ask.area ?? null}::text is null or split_part(a.call, '.', 1) = ${ask.area ?? null})
    and (${ask.from === undefined ? null : iso(ask.from)}::timestamptz is null or a.at >= ${ask.from === undefined ? null : iso(ask.from)})
    and (${ask.to === undefined ? null : iso(ask.to)}::timestamptz is null or a.at < ${ask.to === undefined ? null : iso(ask.to)})
    and (${ask.outcome ?? null}::text is null or (a.outcome = 'done') = (${ask.outcome ?? null} = 'done'))
    and (${ask.after?.at ?? null}::timestamptz is null or (a.at, a.id) < (${ask.after?.at ?? null}::timestamptz, ${ask.after?.id ?? null}::uuid))
  order by a.at desc, a.id desc limit ${ask.most}`

/** Who stands in the log of a brand: its members, those of once included. */
export const everMembers = (sql: Sql, brandId: Id, most: number) => sql<{ id: Id; name: string; avatarUrl: string }[]>`
  select p.id, p.nickname as name, p.avatar_url as "avatarUrl"
  from (select person_id, bool_or(ended_at is null) as here, max(since) as since from member
    where brand_id = ${brandId} group by person_id) m
  join person p on p.id = m.person_id and p.closed_at is null
  order by m.here desc, m.since desc limit ${most}`

export async function namesOfMembers(sql: Sql, brandId: Id, ids: readonly Id[]): Promise<Map<Id, string>> {
  const found = await sql<{ id: Id; name: string }[]>`
    select m.id, p.nickname as name from member m join person p on p.id = m.person_id
    where m.brand_id = ${brandId} and m.id = any(${ids as Id[]}::uuid[])`
  return new Map(found.map(({ id, name }) => [id, name]))
}

export const insertExport = (
  sql: Sql,
  one: { brandId: Id; id: Id; by: Id; at: Ms; reason: string; filters: object },
) => sql`
  insert into log_export (brand_id, id, taken_by, at, reason, filters)
  values (${one.brandId}, ${one.id}, ${one.by}, ${iso(one.at)}, ${one.reason}, ${JSON.stringify(one.filters)}::jsonb)`

export async function exportOf(
  sql: Sql,
  ask: { brandId: Id; id: Id; by: Id },
): Promise<{ at: Ms; filters: Readonly<Record<string, string>> } | null> {
  const [found] = await sql<{ at: Ms; filters: Record<string, string> }[]>`
    select at, filters from log_export
    where brand_id = ${ask.brandId} and id = ${ask.id} and taken_by = ${ask.by}`
  return found ?? null
}
