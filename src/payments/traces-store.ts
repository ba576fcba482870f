import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'

export const paymentsOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select p.id, p.order_id as "orderId", p.amount_fen as "amountFen", p.state, p.transaction_id as "transactionId",
    p.paid_at as "paidAt",
    coalesce((select json_agg(json_build_object('amountFen', r.amount_fen, 'reason', r.reason, 'state', r.state, 'doneAt', r.done_at))
      from refund r where r.payment_id = p.id), '[]') as refunds
  from payment p where p.person_id = ${personId} order by p.id desc limit ${most}`

export const withdrawalsOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select id, gross_fen as "grossFen", withheld_fen as "withheldFen", net_fen as "netFen", state, reason,
    wechat_bill_no as "wechatBillNo", asked_at as "askedAt", ended_at as "endedAt", period
  from withdrawal where person_id = ${personId} order by id desc limit ${most}`

export async function countWithdrawals(sql: Sql, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from withdrawal where person_id = ${personId}`
  return found!.n
}

export async function lastPaidOut(sql: Sql, personId: Id): Promise<Ms | null> {
  const [found] = await sql<{ at: Ms | null }[]>`
    select max(ended_at) as at from withdrawal where person_id = ${personId} and state = 'done'`
  return found!.at
}
