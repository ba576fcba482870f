import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** By the person's orders, which have an index; what was asked for is always about one of them. */
export const afterSalesOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select a.id, a.order_id as "orderId", a.way, a.reason, a.amount_fen as "amountFen", o.status as state,
    a.created_at as "createdAt"
  from orders o join after_sale a on a.order_id = o.id
  where o.person_id = ${personId} order by a.id desc limit ${most}`

export async function countAfterSales(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`
    select count(*)::int as n from orders o join after_sale a on a.order_id = o.id where o.person_id = ${personId}`
  return found!.n
}
