import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

export interface EndingRow {
  readonly id: Id
  readonly brandId: Id
  readonly kind: string
  /** YYYY-MM-DD. */
  readonly validUntil: string
  /** Days from today to its last day; below zero it is over. */
  readonly days: number
  readonly ownerIds: readonly Id[]
}

/** Accepted papers whose last day is near or was lately, and that no later one of their kind has taken the place of. */
export const ending = (sql: Sql, ask: { today: string; ahead: number; behind: number; most: number }) => sql<
  EndingRow[]
>`
  select l.id, l.brand_id as "brandId", l.kind, to_char(l.valid_until, 'YYYY-MM-DD') as "validUntil",
    l.valid_until - ${ask.today}::date as days,
    array(select m.person_id from member m where m.brand_id = l.brand_id and m.role = 'owner' and m.ended_at is null
      order by 1 limit 50) as "ownerIds"
  from licence l
  where l.state = 'accepted'
    and l.valid_until between ${ask.today}::date - ${ask.behind}::int and ${ask.today}::date + ${ask.ahead}::int
    and not exists (select from licence n where n.brand_id = l.brand_id and n.kind = l.kind and n.state = 'accepted'
      and n.id <> l.id and (n.valid_until is null or n.valid_until > l.valid_until))
  order by l.valid_until desc, l.id limit ${ask.most}`
