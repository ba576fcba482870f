import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { DAY, HOUR, iso, MINUTE, type Ms } from '@/kernel/time'

export type SuspenseKind =
  | 'refund-abnormal'
  | 'refund-slow'
  | 'late-payment'
  | 'round-over'
  | 'left-held'
  | 'unmatched'
  | 'payout-slow'

/** A refund takes WeChat minutes; one that is longer on its way is looked after. */
const REFUND_SLOW = HOUR
/** Whoever is told by the clock hears of it within seconds. */
const GRACE = MINUTE
/** WeChat answers a payout within seconds, and gives it back a day later if its payee did not confirm. */
const PAYOUT_SLOW = HOUR
/** How far the search for leftovers goes back: it has to add up whole orders. */
const BACK = 90 * DAY

const HELD = 'platform:held'

/** Money that stands where it should only pass, each line with its order, its sum and since when. */
const suspended = (sql: Sql, now: Ms) => sql`
  refunds as (
    select case when r.state = 'abnormal' then 'refund-abnormal' else 'refund-slow' end as kind, r.id::text as id,
      r.order_id, r.amount_fen::bigint as amount, r.asked_at as since
    from refund r where r.state = 'abnormal' or (r.state in ('asked', 'processing') and r.asked_at < ${iso(now - REFUND_SLOW)})
  ), late as (
    select 'late-payment', p.id::text, p.order_id, p.amount_fen::bigint, p.paid_at
    from payment p join orders o on o.id = p.order_id
    where p.state = 'paid' and o.status in ('closed', 'unpaid') and p.paid_at >= ${iso(now - BACK)}
  ), over as (
    select 'round-over', o.id::text, o.id, o.paid_fen::bigint, o.paid_at
    from orders o join entry e on e.campaign_id = o.origin_id and e.id = o.origin_part
    join round r on r.campaign_id = e.campaign_id and r.id = e.round_id
    where o.status = 'forming' and r.status in ('formed', 'failed') and o.changed_at < ${iso(now - GRACE)}
  ), touched as (
    select distinct order_id from (
      select order_id from transfer where credit = ${HELD} and at >= ${iso(now - BACK)}
      union all select order_id from transfer where debit = ${HELD} and at >= ${iso(now - BACK)}) t
  ), left_held as (
    select 'left-held', o.id::text, o.id, abs(h.fen)::bigint, o.changed_at
    from touched join orders o on o.id = touched.order_id
    cross join lateral (
      select sum(case when credit = ${HELD} then amount_fen else -amount_fen end) as fen
      from transfer t where t.order_id = o.id and (credit = ${HELD} or debit = ${HELD})) h
    where o.status not in ('forming', 'refunding') and h.fen <> 0
  ), unmatched as (
    select 'unmatched', n.id, o.id, (n.resource->'trade'->>'totalFen')::bigint, n.received_at
    from notice n left join payment p on p.id::text = n.resource->'trade'->>'paymentId'
    left join orders o on o.id = p.order_id
    where n.event_type = 'paid' and n.received_at >= ${iso(now - BACK)} and n.received_at < ${iso(now - GRACE)}
      and n.resource->'trade'->>'state' = 'SUCCESS'
      and (p.id is null or p.state <> 'paid' or p.amount_fen <> (n.resource->'trade'->>'totalFen')::int)
  ), payouts as (
    select 'payout-slow', w.id::text, null::uuid, w.gross_fen::bigint, w.asked_at
    from withdrawal w where w.state in ('asked', 'processing') and w.asked_at < ${iso(now - PAYOUT_SLOW)}
      or w.state = 'waiting' and w.confirm_before < ${iso(now - PAYOUT_SLOW)}
  ), suspended as (
    select * from refunds union all select * from late union all select * from over union all
    select * from left_held union all select * from unmatched union all select * from payouts
  )`

export interface SuspendedRow {
  readonly kind: SuspenseKind
  readonly id: string
  readonly orderId: Id | null
  readonly orderStatus: string | null
  readonly brandName: string
  /** The account in which a payout waits; null for money of an order. */
  readonly account: string | null
  readonly shopName: string | null
  readonly amountFen: Fen
  readonly since: Ms
  readonly parcelId: Id | null
  readonly attempts: number | null
  readonly lastError: string | null
  readonly dead: boolean | null
}

export const suspendedMoney = (sql: Sql, now: Ms, { kind, most }: { kind: SuspenseKind | null; most: number }) => sql<
  SuspendedRow[]
>`
  with ${suspended(sql, now)}
  select s.kind, s.id, s.order_id as "orderId", o.status as "orderStatus", coalesce(b.name, '') as "brandName",
    'shop:' || w.shop_id || ':transfer' as account, p.name as "shopName",
    s.amount as "amountFen", s.since, x.id as "parcelId", x.attempts, x.last_error as "lastError",
    x.dead_at is not null as dead
  from suspended s left join orders o on o.id = s.order_id left join brand b on b.id = o.brand_id
  left join withdrawal w on s.kind = 'payout-slow' and w.id::text = s.id left join shop p on p.id = w.shop_id
  left join outbox x on x.topic = case s.kind when 'payout-slow' then 'withdrawal' else 'refund' end and x.once = s.id
  where (${kind}::text is null or s.kind = ${kind}) order by s.since, s.id limit ${most}`

export const suspendedSums = (sql: Sql, now: Ms) => sql<
  { kind: SuspenseKind; count: number; amountFen: Fen; since: Ms }[]
>`
  with ${suspended(sql, now)}
  select kind, count(*)::int as count, sum(amount)::bigint as "amountFen", min(since) as since
  from suspended group by kind order by min(since)`

export interface HeldRow {
  readonly forming: number
  readonly formingFen: Fen
  readonly refunding: number
  readonly refundingFen: Fen
}

/** What is held for buyers as it should be. Part of it is marked as commission already; the orders' sums are what they paid. */
export async function heldMoney(sql: Sql): Promise<HeldRow> {
  const [row] = await sql<HeldRow[]>`
    select (count(*) filter (where status = 'forming'))::int as forming,
      coalesce(sum(paid_fen) filter (where status = 'forming'), 0)::bigint as "formingFen",
      (count(*) filter (where status = 'refunding'))::int as refunding,
      coalesce(sum(paid_fen - refunded_fen) filter (where status = 'refunding'), 0)::bigint as "refundingFen"
    from orders where status in ('forming', 'refunding')`
  return row!
}

/** Cases that people must look at, parcels that were given up. */
export async function waitingWork(
  sql: Sql,
  now: Ms,
): Promise<{ reviews: number; reviewsLate: number; reviewsSince: Ms | null; deadLetters: number }> {
  const [row] = await sql<{ reviews: number; reviewsLate: number; reviewsSince: Ms | null; deadLetters: number }[]>`
    select count(*)::int as reviews, (count(*) filter (where due_at <= ${iso(now)}))::int as "reviewsLate",
      min(opened_at) as "reviewsSince",
      (select count(*)::int from outbox where dead_at is not null) as "deadLetters"
    from review_case where state in ('screening', 'waiting')`
  return row!
}
