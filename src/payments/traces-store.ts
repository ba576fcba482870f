import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

export const paymentsOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select p.id, p.order_id as "orderId", p.amount_fen as "amountFen", p.state, p.transaction_id as "transactionId",
    p.paid_at as "paidAt",
    coalesce((select json_agg(json_build_object('amountFen', r.amount_fen, 'reason', r.reason, 'state', r.state, 'doneAt', r.done_at))
      from refund r where r.payment_id = p.id), '[]') as refunds
  from payment p where p.person_id = ${personId} order by p.id desc limit ${most}`
