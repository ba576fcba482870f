import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { SealedAddress } from '@/kernel/sealed-address'
import { iso, type Ms } from '@/kernel/time'
import type { Sent } from './report-rules'
import type { Status } from './rules'

export interface TurnRow {
  readonly brandId: Id
  readonly finished: number
  readonly tries: number
  readonly uploadedAt: Ms | null
}

/** One process at a time speaks about an order; a crash gives the turn back when the time is up. */
export const takeTurn = (sql: Sql, ask: { orderId: Id; now: Ms; until: Ms }) => sql<TurnRow[]>`
  update shipping_report set tries = tries + 1, busy_until = ${iso(ask.until)}
  where order_id = ${ask.orderId} and state = 'waiting' and (busy_until is null or busy_until <= ${iso(ask.now)})
  returning brand_id as "brandId", finished, tries, uploaded_at as "uploadedAt"`

export const isWaiting = async (sql: Sql, orderId: Id): Promise<boolean> =>
  (await sql`select from shipping_report where order_id = ${orderId} and state = 'waiting'`).length > 0

export interface ReportableRow {
  readonly status: Status
  readonly transactionId: string | null
  readonly openid: string | null
  readonly address: SealedAddress | null
  readonly parcels: readonly Sent[]
}

export const reportable = (sql: Sql, orderId: Id) => sql<ReportableRow[]>`
  select o.status, y.transaction_id as "transactionId", q.openid,
    case when a.id is not null then json_build_object('personId', a.person_id, 'id', a.id, 'sealed', a.sealed) end as address,
    (select json_agg(json_build_object('id', p.id, 'carrier', p.carrier, 'trackingNo', p.tracking_no, 'atWechat', p.at_wechat,
      'goods', (select coalesce(json_agg(json_build_object('title', l.title, 'options', l.options, 'units', x.units) order by l.position), '[]')
        from parcel_line x join order_line l on l.order_id = x.order_id and l.position = x.position
        where x.brand_id = p.brand_id and x.parcel_id = p.id)) order by p.id)
      from parcel p where p.brand_id = o.brand_id and p.order_id = o.id) as parcels
  from orders o join person q on q.id = o.person_id left join payment y on y.order_id = o.id and y.state = 'paid'
    left join address a on a.person_id = o.person_id and a.id = o.address_id
  where o.id = ${orderId}`

export interface Taken {
  readonly orderId: Id
  readonly labels: readonly { readonly id: Id; readonly label: string }[]
  readonly finished: number
  readonly at: Ms
  readonly uploadedAt: Ms
}

/** WeChat has these parcels. What changed while it was told is still to be said: then the report goes on waiting. */
export const taken = (sql: Sql, t: Taken) => sql<{ state: string }[]>`
  with said as (
    update parcel p set at_wechat = l.label from json_to_recordset(${rows(t.labels)}::json) as l(id uuid, label text)
    where p.id = l.id and p.order_id = ${t.orderId} returning p.id, l.label, p.carrier || ' ' || p.tracking_no as now)
  update shipping_report r set finished = ${t.finished}, said_at = ${iso(t.at)}, uploaded_at = ${iso(t.uploadedAt)}, tries = 0,
    busy_until = null, code = null, said = null,
    state = case when exists (select from said where label <> now) or exists (
        select from parcel p where p.order_id = r.order_id and p.id not in (select id from said)
          and p.at_wechat is distinct from p.carrier || ' ' || p.tracking_no) then 'waiting' else 'taken' end
  where r.order_id = ${t.orderId} returning r.state`

/** Nothing to say, or nothing that may be said now. */
export const settled = (sql: Sql, orderId: Id, state: 'taken' | 'waiting') => sql`
  update shipping_report set state = case when said_at is null then 'waiting' else ${state} end, busy_until = null, tries = 0
  where order_id = ${orderId}`

export const refused = (sql: Sql, r: { orderId: Id; code: string; said: string; at: Ms }) => sql`
  update shipping_report set state = 'refused', code = ${r.code}, said = ${r.said.slice(0, 500)}, said_at = ${iso(r.at)},
    busy_until = null
  where order_id = ${r.orderId}`

/** No answer: the turn is free again. */
export const unanswered = (sql: Sql, orderId: Id) => sql`
  update shipping_report set busy_until = null where order_id = ${orderId}`

export interface DelayDraft {
  readonly orderId: Id
  readonly brandId: Id
  readonly delayTo: Ms
}

/** Announced once per promised day: the same day again is no news. */
export const askDelays = (sql: Sql, list: readonly DelayDraft[]) => sql<{ orderId: Id; delayTo: Ms }[]>`
  insert into shipping_delay as d (brand_id, order_id, delay_to, state)
  select "brandId", "orderId", "delayTo", 'waiting'
  from json_to_recordset(${rows(list.map((l) => ({ ...l, delayTo: iso(l.delayTo) })))}::json)
    as l("brandId" uuid, "orderId" uuid, "delayTo" timestamptz) order by "orderId"
  on conflict (brand_id, order_id) do update set delay_to = excluded.delay_to, state = 'waiting', code = null, said = null
  where d.delay_to <> excluded.delay_to
  returning order_id as "orderId", delay_to as "delayTo"`

export const delayOf = (sql: Sql, orderId: Id) => sql<{ delayTo: Ms; status: Status; transactionId: string | null }[]>`
  select d.delay_to as "delayTo", o.status, y.transaction_id as "transactionId"
  from shipping_delay d join orders o on o.id = d.order_id left join payment y on y.order_id = o.id and y.state = 'paid'
  where d.order_id = ${orderId} and d.state = 'waiting'`

export const delayed = (
  sql: Sql,
  d: { orderId: Id; delayTo: Ms; state: 'taken' | 'refused'; code: string | null; said: string | null; at: Ms },
) => sql`
  update shipping_delay set state = ${d.state}, code = ${d.code}, said = ${d.said?.slice(0, 500) ?? null}, said_at = ${iso(d.at)}
  where order_id = ${d.orderId} and delay_to = ${iso(d.delayTo)} and state = 'waiting'`
