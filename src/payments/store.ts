import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export type PaymentState = 'opened' | 'prepaid' | 'paid' | 'closed'

export interface DueRow {
  readonly orderId: Id
  readonly orderStatus: string
  readonly totalFen: number
  readonly payBefore: Ms
  readonly title: string
  readonly openid: string
  readonly paymentId: Id | null
  readonly state: PaymentState | null
  readonly prepayId: string | null
  readonly prepayUntil: Ms | null
}

/** What a buyer owes for an order of their own, and how far paying has got. */
export const dueOf = (sql: Sql, orderId: Id, personId: Id) => sql<DueRow[]>`
  select o.id as "orderId", o.status as "orderStatus", o.total_fen as "totalFen", o.pay_before as "payBefore",
    (select title from order_line l where l.order_id = o.id order by position limit 1) as title, q.openid,
    p.id as "paymentId", p.state, p.prepay_id as "prepayId", p.prepay_until as "prepayUntil"
  from orders o join person q on q.id = o.person_id left join payment p on p.order_id = o.id
  where o.id = ${orderId} and o.person_id = ${personId}`

export interface PaymentDraft {
  readonly id: Id
  readonly orderId: Id
  readonly personId: Id
  readonly mchid: string
  readonly amountFen: number
  readonly createdAt: Ms
}

/** One payment per order: a second opening returns the first one's id. */
export const openPayment = (sql: Sql, p: PaymentDraft) => sql<{ id: Id }[]>`
  insert into payment (id, order_id, person_id, seller_mchid, amount_fen, state, created_at)
  values (${p.id}, ${p.orderId}, ${p.personId}, ${p.mchid}, ${p.amountFen}, 'opened', ${iso(p.createdAt)})
  on conflict (order_id) do update set amount_fen = payment.amount_fen returning id`

export const markPrepaid = (sql: Sql, p: { id: Id; prepayId: string; until: Ms; askAt: Ms }) => sql`
  update payment set state = 'prepaid', prepay_id = ${p.prepayId}, prepay_until = ${iso(p.until)}, asked_at = ${iso(p.askAt)}
  where id = ${p.id} and state in ('opened', 'prepaid')`

export interface Arrival {
  readonly paymentId: Id
  readonly transactionId: string
  readonly amountFen: number
  readonly paidAt: Ms
}

/** Money that arrived, once: repeated and late notices find nothing to change. The amount must be the one asked for. */
export const markPaid = (sql: Sql, list: readonly Arrival[]) => sql<
  { orderId: Id; paymentId: Id; amountFen: number; paidAt: Ms }[]
>`
  update payment p set state = 'paid', transaction_id = l."transactionId", paid_at = l."paidAt"
  from json_to_recordset(${rows(list.map((l) => ({ ...l, paidAt: iso(l.paidAt) })))}::json)
    as l("paymentId" uuid, "transactionId" text, "amountFen" int, "paidAt" timestamptz)
  where p.id = l."paymentId" and p.state <> 'paid' and p.amount_fen = l."amountFen"
  returning p.order_id as "orderId", p.id as "paymentId", p.amount_fen as "amountFen", p.paid_at as "paidAt"`

/** Where these payments' orders come from: what has to be locked before their money moves. */
export const originsOf = (sql: Sql, paymentIds: readonly Id[]) => sql<{ originId: Id }[]>`
  select distinct o.origin_id as "originId" from payment p join orders o on o.id = p.order_id
  where p.id = any(${paymentIds as Id[]}::uuid[])`

export const markClosed = (sql: Sql, paymentIds: readonly Id[]) => sql`
  update payment set state = 'closed' where id = any(${paymentIds as Id[]}::uuid[]) and state in ('opened', 'prepaid')`

/** Payments that were begun for these orders and not finished. */
export const unfinishedOf = (sql: Sql, orderIds: readonly Id[]) => sql<{ id: Id; orderId: Id }[]>`
  select id, order_id as "orderId" from payment where order_id = any(${orderIds as Id[]}::uuid[]) and state in ('opened', 'prepaid')`

/** Begun payments nobody told us about for a while: claims them for the next look. */
export const takeSilent = (sql: Sql, ask: { now: Ms; nextAt: Ms; most: number }) => sql<{ id: Id }[]>`
  update payment set asked_at = ${iso(ask.nextAt)} where id in (
    select id from payment where state = 'prepaid' and asked_at <= ${iso(ask.now)}
    order by asked_at limit ${ask.most} for update skip locked)
  returning id`

export interface RefundRow {
  readonly id: Id
  readonly paymentId: Id
  readonly orderId: Id
  readonly amountFen: number
  readonly totalFen: number
  readonly reason: string
  readonly state: 'asked' | 'processing' | 'done' | 'abnormal'
}

/** Writes the refund numbers down before anybody is asked for money. */
export const insertRefunds = (sql: Sql, list: readonly { id: Id; orderId: Id; reason: string; at: Ms }[]) => sql<
  { id: Id; orderId: Id }[]
>`
  insert into refund (id, payment_id, order_id, amount_fen, reason, state, asked_at)
  select l.id, p.id, p.order_id, p.amount_fen, l.reason, 'asked', l.at
  from json_to_recordset(${rows(list.map((l) => ({ ...l, at: iso(l.at) })))}::json) as l(id uuid, "orderId" uuid, reason text, at timestamptz)
  join payment p on p.order_id = l."orderId" and p.state = 'paid'
  on conflict (order_id, reason) do nothing returning id, order_id as "orderId"`

export const refundById = (sql: Sql, id: Id) => sql<RefundRow[]>`
  select r.id, r.payment_id as "paymentId", r.order_id as "orderId", r.amount_fen as "amountFen",
    p.amount_fen as "totalFen", r.reason, r.state
  from refund r join payment p on p.id = r.payment_id where r.id = ${id}`

export const moveRefund = (
  sql: Sql,
  r: { id: Id; state: 'processing' | 'abnormal'; wechatRefundId: string | null },
) => sql`
  update refund set state = ${r.state}, wechat_refund_id = coalesce(${r.wechatRefundId}, wechat_refund_id)
  where id = ${r.id} and state <> 'done'`

/** Refunds that arrived, once. */
export const markRefunded = (sql: Sql, list: readonly { refundId: Id; at: Ms }[]) => sql<
  { orderId: Id; refundId: Id; amountFen: number }[]
>`
  update refund r set state = 'done', done_at = l.at
  from json_to_recordset(${rows(list.map((l) => ({ ...l, at: iso(l.at) })))}::json) as l("refundId" uuid, at timestamptz)
  where r.id = l."refundId" and r.state <> 'done'
  returning r.order_id as "orderId", r.id as "refundId", r.amount_fen as "amountFen"`

export interface NoticeRow {
  readonly id: string
  readonly eventType: string
  readonly resource: unknown
}

/** The inbox: on disk before WeChat hears 204; a repeated notice is the same row. */
export const keepNotice = (sql: Sql, n: NoticeRow & { at: Ms }) => sql`
  insert into notice (id, event_type, resource, received_at)
  values (${n.id}, ${n.eventType}, ${JSON.stringify(n.resource)}::jsonb, ${iso(n.at)}) on conflict do nothing`

export const waitingNotices = (sql: Sql, most: number) => sql<NoticeRow[]>`
  select id, event_type as "eventType", resource from notice where done_at is null order by received_at limit ${most}`

export const finishNotices = (sql: Sql, ids: readonly string[], at: Ms) => sql`
  update notice set done_at = ${iso(at)} where id = any(${ids as string[]}::text[])`
