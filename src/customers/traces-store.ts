import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'

export const tagsAbout = (sql: Sql, personId: Id, most: number) => sql<{ shop: string; tag: string; createdAt: Ms }[]>`
  select s.name as shop, t.tag, t.created_at as "createdAt" from customer_tag t join shop s on s.id = t.shop_id
  where t.person_id = ${personId} order by t.created_at desc, t.shop_id, t.tag limit ${most}`

export async function countTagsAbout(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from customer_tag where person_id = ${personId}`
  return found!.n
}

export const deleteTagsAbout = (sql: Sql, personId: Id) => sql`delete from customer_tag where person_id = ${personId}`

export const deleteTagsOfShop = (sql: Sql, shopId: Id) => sql`delete from customer_tag where shop_id = ${shopId}`

export const emptyReasons = (sql: Sql, shopId: Id) => sql`
  update customer_export set reason = '' where shop_id = ${shopId}`
