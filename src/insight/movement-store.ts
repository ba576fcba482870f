import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

export interface MovementRow {
  readonly transferId: Id
  readonly at: Ms
  readonly rule: string
  readonly amountFen: Fen
  readonly debit: string
  readonly debitOwner: string
  readonly credit: string
  readonly creditOwner: string
  readonly orderId: Id | null
}

export interface MovementAsk {
  readonly orderId: Id | null
  readonly account: string | null
  readonly before: Id | null
  readonly limit: number
}

/** Whose account it is, in the words that people know. */
const owner = (sql: Sql, account: 'debit' | 'credit') => sql`
  coalesce((select coalesce(b.name, s.name) from account a left join brand b on b.id = a.owner_id
    left join shop s on s.id = a.owner_id where a.id = t.${sql(account)}), '')`

/** Newest first; the cursor is the id, which follows time. */
export const movementsOf = (sql: Sql, { orderId, account, before, limit }: MovementAsk) => sql<MovementRow[]>`
  select t.id as "transferId", t.at, t.rule, t.amount_fen as "amountFen", t.debit, ${owner(sql, 'debit')} as "debitOwner",
    t.credit, ${owner(sql, 'credit')} as "creditOwner", t.order_id as "orderId"
  from transfer t
  where ${orderId ? sql`t.order_id = ${orderId}` : sql`(t.debit = ${account} or t.credit = ${account})`}
    and (${before}::uuid is null or t.id < ${before})
  order by t.id desc limit ${limit}`

export async function balanceOf(sql: Sql, account: string): Promise<Fen> {
  const [row] = await sql<{ fen: Fen }[]>`
    select coalesce((select sum(amount_fen) from transfer where credit = ${account}), 0)
      - coalesce((select sum(amount_fen) from transfer where debit = ${account}), 0) as fen`
  return row!.fen
}

export interface OrderRow {
  readonly status: string
  readonly brandName: string
  readonly title: string
  readonly paidFen: Fen
  readonly refundedFen: Fen
}

export async function orderBehind(sql: Sql, orderId: Id): Promise<OrderRow | null> {
  const [row] = await sql<OrderRow[]>`
    select o.status, b.name as "brandName", o.paid_fen as "paidFen", o.refunded_fen as "refundedFen",
      coalesce((select title from order_line l where l.order_id = o.id order by position limit 1), '') as title
    from orders o join brand b on b.id = o.brand_id where o.id = ${orderId}`
  return row ?? null
}
