import type { Place } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { SealedAddress } from '@/kernel/sealed-address'
import { iso, type Ms } from '@/kernel/time'
import type { Status } from './rules'

export interface ToShipRow {
  readonly orderId: Id
  readonly lines: readonly {
    position: number
    code: string
    title: string
    options: string
    pictureUrl: string
    units: number
    sent: number
    productId: Id | null
    batch: { id: Id; number: string } | null
    unitPriceFen: number
    lineFen: number
  }[]
  readonly address: SealedAddress
  readonly paidAt: Ms
  readonly shipsBy: Ms
  readonly parcels: { carrier: string; trackingNo: string }[]
  readonly delayTo: Ms | null
  readonly delayState: 'waiting' | 'taken' | 'refused' | null
  readonly delaySaid: string | null
}

const sent = (sql: Sql) =>
  sql`coalesce((select sum(x.units) from parcel_line x where x.order_id = l.order_id and x.position = l.position), 0)::int`

const lines = (
  sql: Sql,
) => sql`(select json_agg(json_build_object('position', l.position, 'title', l.title, 'options', l.options,
  'pictureUrl', l.picture_url, 'units', l.units, 'unitPriceFen', l.unit_price_fen, 'lineFen', l.line_fen, 'sent', ${sent(sql)},
  'productId', (select s.product_id from sku s where s.brand_id = l.brand_id and s.id = l.sku_id),
  'batch', (select json_build_object('id', b.id, 'number', b.number) from order_batch x
    join batch b on b.brand_id = x.brand_id and b.id = x.batch_id
    where x.order_id = l.order_id and x.position = l.position order by x.id desc limit 1),
  'code', coalesce((select s.code from sku s where s.brand_id = l.brand_id and s.id = l.sku_id), '')) order by l.position)
  from order_line l where l.order_id = o.id) as lines`

export interface ToShipAsk {
  readonly brandId: Id
  /** Promised before this moment, and not before that one. */
  readonly before: Ms | null
  readonly from: Ms | null
  readonly skuId: Id | null
  /** What comes behind this place: a list that shrinks while it is read is never read by counting. */
  readonly after?: Place | null
  /** Only these orders. */
  readonly ids?: readonly Id[] | undefined
  readonly most: number
}

const wanted = (sql: Sql, { brandId, before, from, skuId, ids = [] }: ToShipAsk) => sql`
  o.brand_id = ${brandId} and o.status = 'to-ship'
  and (${before && iso(before)}::timestamptz is null or o.ships_by < ${before && iso(before)})
  and (${from && iso(from)}::timestamptz is null or o.ships_by >= ${from && iso(from)})
  and (${ids.length === 0} or o.id = any(${ids as Id[]}::uuid[]))
  and (${skuId}::uuid is null or exists (select from order_line l where l.order_id = o.id and l.sku_id = ${skuId}))`

export const toShip = (sql: Sql, ask: ToShipAsk) => sql<ToShipRow[]>`
  select o.id as "orderId", ${lines(sql)}, o.paid_at as "paidAt", o.ships_by as "shipsBy",
    json_build_object('personId', a.person_id, 'id', a.id, 'sealed', a.sealed) as address,
    coalesce((select json_agg(json_build_object('carrier', p.carrier, 'trackingNo', p.tracking_no) order by p.id)
      from parcel p where p.brand_id = o.brand_id and p.order_id = o.id), '[]') as parcels,
    d.delay_to as "delayTo", d.state as "delayState", d.said as "delaySaid"
  from orders o join address a on a.person_id = o.person_id and a.id = o.address_id
    left join shipping_delay d on d.brand_id = o.brand_id and d.order_id = o.id
  where ${wanted(sql, ask)} and (${ask.after?.at ?? null}::timestamptz is null
    or (o.ships_by, o.id) > (${ask.after?.at ?? null}::timestamptz, ${ask.after?.id ?? null}::uuid))
  order by o.ships_by, o.id limit ${ask.most}`

/** Who sends, as it stands on paper. */
export const brandName = (sql: Sql, brandId: Id) =>
  sql<{ name: string }[]>`select name from brand where id = ${brandId}`

export const countWanted = async (sql: Sql, ask: ToShipAsk): Promise<number> => {
  const [counted] = await sql<{ n: number }[]>`select count(*)::int as n from orders o where ${wanted(sql, ask)}`
  return counted!.n
}

export const counts = (sql: Sql, ask: { brandId: Id; now: Ms; midnight: Ms }) => sql<
  { total: number; late: number; today: number }[]
>`
  select count(*)::int as total, (count(*) filter (where ships_by < ${iso(ask.now)}))::int as late,
    (count(*) filter (where ships_by >= ${iso(ask.now)} and ships_by < ${iso(ask.midnight)}))::int as today
  from orders where brand_id = ${ask.brandId} and status = 'to-ship'`

/** What has to be picked: units of each SKU that are in no parcel yet. */
export const goodsToPick = (sql: Sql, brandId: Id, most: number) => sql<
  { skuId: Id; title: string; options: string; code: string; orders: number; units: number }[]
>`
  select l.sku_id as "skuId", (array_agg(l.title order by o.id desc))[1] as title,
    (array_agg(l.options order by o.id desc))[1] as options,
    coalesce((select s.code from sku s where s.brand_id = ${brandId} and s.id = l.sku_id), '') as code,
    count(distinct o.id)::int as orders, sum(l.units - ${sent(sql)})::int as units
  from orders o join order_line l on l.order_id = o.id
  where o.brand_id = ${brandId} and o.status = 'to-ship'
  group by l.sku_id having sum(l.units - ${sent(sql)}) > 0 order by units desc, 2, 3 limit ${most}`

export const addressesToShip = (sql: Sql, brandId: Id, most: number) => sql<{ address: SealedAddress }[]>`
  select json_build_object('personId', a.person_id, 'id', a.id, 'sealed', a.sealed) as address
  from orders o join address a on a.person_id = o.person_id and a.id = o.address_id
  where o.brand_id = ${brandId} and o.status = 'to-ship' order by o.ships_by, o.id limit ${most}`

/** What is promised for which day in China. */
export const promisedDays = (sql: Sql, brandId: Id, most: number) => sql<
  { day: string; orders: number; units: number }[]
>`
  select to_char(o.ships_by at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, count(distinct o.id)::int as orders,
    sum(l.units - ${sent(sql)})::int as units
  from orders o join order_line l on l.order_id = o.id
  where o.brand_id = ${brandId} and o.status = 'to-ship' group by 1 order by 1 limit ${most}`

export const reportCounts = (sql: Sql, brandId: Id) => sql<{ refused: number; waiting: number }[]>`
  select (count(*) filter (where state = 'refused'))::int as refused, (count(*) filter (where state = 'waiting'))::int as waiting
  from shipping_report where brand_id = ${brandId} and state <> 'taken'`

export interface ShippedRow {
  readonly parcelId: Id
  readonly orderId: Id
  readonly title: string
  readonly goods: { title: string; options: string; units: number }[]
  readonly carrier: string
  readonly trackingNo: string
  readonly shippedAt: Ms
  readonly status: Status
  readonly nth: number
  readonly of: number
  readonly corrections: { carrier: string; trackingNo: string; reason: string; by: string; at: string }[]
  readonly atWechat: string | null
  readonly report: {
    state: 'waiting' | 'taken' | 'refused'
    at: string | null
    code: string | null
    said: string | null
    finished: number
  } | null
}

export interface ShippedAsk {
  readonly brandId: Id
  readonly before: Id | null
  /** Lower case, a pattern for `like`; null finds all. */
  readonly like: string | null
  readonly refused: boolean
  readonly most: number
}

export const shipped = (sql: Sql, ask: ShippedAsk) => sql<ShippedRow[]>`
  select p.id as "parcelId", p.order_id as "orderId", p.carrier, p.tracking_no as "trackingNo", p.shipped_at as "shippedAt",
    o.status, p.at_wechat as "atWechat",
    (select title from order_line l where l.order_id = o.id order by position limit 1) as title,
    (select coalesce(json_agg(json_build_object('title', l.title, 'options', l.options, 'units', x.units) order by l.position), '[]')
      from parcel_line x join order_line l on l.order_id = x.order_id and l.position = x.position
      where x.brand_id = p.brand_id and x.parcel_id = p.id) as goods,
    (select count(*)::int from parcel q where q.brand_id = p.brand_id and q.order_id = p.order_id and q.id <= p.id) as nth,
    (select count(*)::int from parcel q where q.brand_id = p.brand_id and q.order_id = p.order_id) as of,
    (select coalesce(json_agg(json_build_object('carrier', c.carrier_before, 'trackingNo', c.tracking_no_before,
        'reason', c.reason, 'by', (select nickname from person where id = c.corrected_by), 'at', c.at) order by c.id), '[]')
      from parcel_correction c where c.brand_id = p.brand_id and c.parcel_id = p.id) as corrections,
    (select json_build_object('state', r.state, 'at', r.said_at, 'code', r.code, 'said', r.said, 'finished', r.finished)
      from shipping_report r where r.order_id = p.order_id) as report
  from parcel p join orders o on o.id = p.order_id
  where p.brand_id = ${ask.brandId} and (${ask.before}::uuid is null or p.id < ${ask.before})
    and (${ask.refused} = false or exists (select from shipping_report r where r.order_id = p.order_id and r.state = 'refused'))
    and (${ask.like}::text is null or lower(p.tracking_no) like ${ask.like} or p.order_id::text like ${ask.like}
      or exists (select from order_line l where l.order_id = p.order_id and lower(l.title || ' ' || l.options) like ${ask.like}))
  order by p.id desc limit ${ask.most}`

/** Brands that have something to ship soon and heard nothing of it today; a brand is named once a day. */
export const remind = (sql: Sql, ask: { now: Ms; until: Ms; day: string; most: number }) => sql<
  { brandId: Id; orders: number; late: number }[]
>`
  with due as (
    select brand_id, count(*)::int as orders, (count(*) filter (where ships_by < ${iso(ask.now)}))::int as late
    from orders where status = 'to-ship' and ships_by < ${iso(ask.until)}
      and not exists (select from shipping_reminder r where r.brand_id = orders.brand_id and r.day = ${ask.day}::date)
    group by brand_id order by brand_id limit ${ask.most}
  ), said as (
    insert into shipping_reminder (brand_id, day, orders, at)
    select brand_id, ${ask.day}::date, orders, ${iso(ask.now)} from due on conflict do nothing returning brand_id)
  select d.brand_id as "brandId", d.orders, d.late from due d join said s on s.brand_id = d.brand_id order by 1`

/** Members whose role carries shipping, few to a brand. */
export const whoShips = (sql: Sql, brandIds: readonly Id[], roles: readonly string[]) => sql<
  { brandId: Id; personId: Id }[]
>`
  select brand_id as "brandId", person_id as "personId" from member
  where brand_id = any(${brandIds as Id[]}::uuid[]) and role = any(${roles as string[]}::text[]) and ended_at is null
  order by 1, 2 limit 2000`
