import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

export const ratingsOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select r.id, r.order_id as "orderId", r.stars, r.created_at as "createdAt",
    coalesce((select json_agg(json_build_object('part', w.part, 'text', w.body, 'state', w.state, 'at', w.created_at))
      from rating_words w where w.brand_id = r.brand_id and w.rating_id = r.id and w.part <> 'answer'), '[]') as words
  from rating r where r.person_id = ${personId} order by r.id desc limit ${most}`

export async function countRatings(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from rating where person_id = ${personId}`
  return found!.n
}

export const deleteWords = (sql: Sql, personId: Id) => sql<{ id: Id }[]>`
  delete from rating_words where person_id = ${personId} and part <> 'answer' returning id`
