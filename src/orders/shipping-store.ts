import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Contents, Packed, Sent } from './parcel-rules'
import type { Status } from './rules'

/** Locks orders of this brand in the order of their ids: whoever asks for the money back takes the same lock first. */
export const lockOrders = (sql: Sql, brandId: Id, ids: readonly Id[]) => sql<
  { id: Id; status: Status; personId: Id }[]
>`
  select id, status, person_id as "personId" from orders
  where brand_id = ${brandId} and id = any(${ids as Id[]}::uuid[]) order by id for no key update`

export interface BoxRow {
  readonly orderId: Id
  readonly status: Status
  readonly addressId: Id
  readonly lines: readonly (Contents & { readonly title: string; readonly options: string; readonly code: string })[]
  readonly parcels: readonly (Sent & { readonly id: Id })[]
}

/** What is in these orders of this brand and what of it has left. After the lock: a statement of its own sees all parcels. */
export const boxesOf = (sql: Sql, brandId: Id, ids: readonly Id[]) => sql<BoxRow[]>`
  select o.id as "orderId", o.status, o.address_id as "addressId",
    (select json_agg(json_build_object('position', l.position, 'units', l.units, 'title', l.title, 'options', l.options,
      'code', coalesce((select s.code from sku s where s.brand_id = l.brand_id and s.id = l.sku_id), ''),
      'sent', coalesce((select sum(x.units) from parcel_line x where x.order_id = l.order_id and x.position = l.position), 0))
      order by l.position) from order_line l where l.order_id = o.id) as lines,
    coalesce((select json_agg(json_build_object('id', p.id, 'carrier', p.carrier, 'trackingNo', p.tracking_no, 'lines',
      (select coalesce(json_agg(json_build_object('position', x.position, 'units', x.units)), '[]')
        from parcel_line x where x.brand_id = p.brand_id and x.parcel_id = p.id)) order by p.id)
      from parcel p where p.brand_id = o.brand_id and p.order_id = o.id), '[]') as parcels
  from orders o where o.brand_id = ${brandId} and o.id = any(${ids as Id[]}::uuid[])`

export interface ParcelDraft {
  readonly brandId: Id
  readonly id: Id
  readonly orderId: Id
  readonly carrier: string
  readonly trackingNo: string
  readonly shippedBy: Id
  readonly shippedAt: Ms
  readonly lines: readonly Packed[]
}

/** Parcels that are on record already are as they were; their lines become more. */
export const insertParcels = (sql: Sql, list: readonly ParcelDraft[]) => sql`
  with drafts as materialized (
    select * from json_to_recordset(${rows(list.map((p) => ({ ...p, shippedAt: iso(p.shippedAt) })))}::json)
      as p("brandId" uuid, id uuid, "orderId" uuid, carrier text, "trackingNo" text, "shippedBy" uuid, "shippedAt" timestamptz,
        lines json)
  ), sent as (
    insert into parcel (brand_id, id, order_id, carrier, tracking_no, shipped_by, shipped_at)
    select "brandId", id, "orderId", carrier, "trackingNo", "shippedBy", "shippedAt" from drafts
    on conflict (brand_id, id) do nothing
  )
  insert into parcel_line as x (brand_id, parcel_id, order_id, position, units)
  select d."brandId", d.id, d."orderId", l.position, sum(l.units)
  from drafts d, json_to_recordset(d.lines) as l(position int, units int) group by 1, 2, 3, 4
  on conflict (brand_id, parcel_id, position) do update set units = x.units + excluded.units`

export interface CorrectableRow {
  readonly id: Id
  readonly orderId: Id
  readonly status: Status
  readonly carrier: string
  readonly trackingNo: string
  readonly atWechat: string | null
  readonly corrections: number
  readonly finished: number
}

/** A parcel of this brand with its order locked. */
export const lockParcel = (sql: Sql, brandId: Id, parcelId: Id) => sql<CorrectableRow[]>`
  select p.id, p.order_id as "orderId", o.status, p.carrier, p.tracking_no as "trackingNo", p.at_wechat as "atWechat",
    (select count(*)::int from parcel_correction c where c.brand_id = p.brand_id and c.parcel_id = p.id) as corrections,
    coalesce((select r.finished from shipping_report r where r.order_id = p.order_id), 0) as finished
  from parcel p join orders o on o.id = p.order_id
  where p.brand_id = ${brandId} and p.id = ${parcelId} for no key update of o, p`

export interface Correction {
  readonly brandId: Id
  readonly parcelId: Id
  readonly carrierBefore: string
  readonly trackingNoBefore: string
  readonly carrier: string
  readonly trackingNo: string
  readonly reason: string
  readonly by: Id
  readonly at: Ms
}

export const correct = (sql: Sql, c: Correction) => sql`
  with kept as (
    insert into parcel_correction (brand_id, parcel_id, id, carrier_before, tracking_no_before, carrier, tracking_no, reason,
      corrected_by, at)
    values (${c.brandId}, ${c.parcelId}, ${newId()}, ${c.carrierBefore}, ${c.trackingNoBefore}, ${c.carrier}, ${c.trackingNo},
      ${c.reason}, ${c.by}, ${iso(c.at)}))
  update parcel set carrier = ${c.carrier}, tracking_no = ${c.trackingNo} where brand_id = ${c.brandId} and id = ${c.parcelId}`

/** These orders have news for WeChat; each time counts, so that every news is one message of the outbox. */
export const askReports = (sql: Sql, list: readonly { orderId: Id; brandId: Id }[], at: Ms) => sql<
  { orderId: Id; version: number }[]
>`
  insert into shipping_report as r (brand_id, order_id, state, asked_at)
  select "brandId", "orderId", 'waiting', ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as l("orderId" uuid, "brandId" uuid) order by "orderId"
  on conflict (brand_id, order_id) do update set state = 'waiting', version = r.version + 1, asked_at = excluded.asked_at,
    tries = case when r.state = 'waiting' then r.tries else 0 end, code = null, said = null
  returning order_id as "orderId", version`

/** Only what WeChat refused is asked for again by hand. */
export const refusedReport = (sql: Sql, brandId: Id, orderId: Id) => sql<{ state: string }[]>`
  select state from shipping_report where brand_id = ${brandId} and order_id = ${orderId} for update`
