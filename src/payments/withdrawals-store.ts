import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Recent } from './rules'

const OPEN = ['asked', 'processing', 'waiting']

/** Open ones, those asked for or ended since then. */
export const recentOf = (sql: Sql, shopIds: readonly Id[], since: Ms) => sql<(Recent & { shopId: Id })[]>`
  select id, shop_id as "shopId", state, gross_fen as "grossFen", reason, asked_at as "askedAt", ended_at as "endedAt"
  from withdrawal where shop_id = any(${shopIds as Id[]}::uuid[])
    and (state = any(${OPEN}::text[]) or asked_at >= ${iso(since)} or ended_at >= ${iso(since)})
  order by id desc`

export interface Draft {
  readonly id: Id
  readonly shopId: Id
  readonly personId: Id
  readonly grossFen: number
  readonly askedAt: Ms
}

/** Writes the number down before anybody is asked for money. */
export const insertWithdrawals = (sql: Sql, list: readonly Draft[]) => sql`
  insert into withdrawal (id, shop_id, person_id, gross_fen, state, asked_at, look_at)
  select id, "shopId", "personId", "grossFen", 'asked', "askedAt", "askedAt"
  from json_to_recordset(${rows(list.map((one) => ({ ...one, askedAt: iso(one.askedAt) })))}::json)
    as w(id uuid, "shopId" uuid, "personId" uuid, "grossFen" int, "askedAt" timestamptz)`

export interface Row {
  readonly id: Id
  readonly shopId: Id
  readonly personId: Id
  readonly openid: string
  readonly state: Recent['state']
  readonly grossFen: number
  readonly withheldFen: number
  readonly netFen: number
  readonly reason: string
  readonly mchid: string | null
  readonly wechatBillNo: string | null
  readonly packageInfo: string | null
  readonly confirmBefore: Ms | null
  readonly askedAt: Ms
  readonly endedAt: Ms | null
  readonly period: string | null
}

const columns = (sql: Sql) => sql`
  w.id, w.shop_id as "shopId", w.person_id as "personId", q.openid, w.state, w.gross_fen as "grossFen",
  w.withheld_fen as "withheldFen", w.net_fen as "netFen", w.reason, w.mchid, w.wechat_bill_no as "wechatBillNo",
  w.package_info as "packageInfo", w.confirm_before as "confirmBefore", w.asked_at as "askedAt", w.ended_at as "endedAt", w.period`

export const withdrawalById = (sql: Sql, id: Id) => sql<Row[]>`
  select ${columns(sql)} from withdrawal w join person q on q.id = w.person_id where w.id = ${id}`

export const withdrawalsOf = (sql: Sql, ask: { shopId: Id; before: Id | null; most: number }) => sql<Row[]>`
  select ${columns(sql)} from withdrawal w join person q on q.id = w.person_id
  where w.shop_id = ${ask.shopId} and (${ask.before}::uuid is null or w.id < ${ask.before})
  order by w.id desc limit ${ask.most}`

/**
 * One sender at a time: a refusal of one attempt must not end what another one has just begun. `before` tells whether
 * somebody has tried already and perhaps died over it.
 */
export const claimSending = (sql: Sql, ask: { id: Id; mchid: string; now: Ms; until: Ms }) => sql<
  { before: Ms | null }[]
>`
  update withdrawal w set sending_until = ${iso(ask.until)}, mchid = ${ask.mchid}
  from (select id, sending_until from withdrawal where id = ${ask.id} for update) as old
  where w.id = old.id and w.state in ('asked', 'processing') and (old.sending_until is null or old.sending_until <= ${iso(ask.now)})
  returning old.sending_until as before`

export interface Move {
  readonly id: Id
  readonly state: 'asked' | 'processing' | 'waiting'
  readonly wechatBillNo: string
  readonly packageInfo: string | null
  readonly confirmBefore: Ms | null
}

/** How far an open one has got; what has ended stays as it is. */
export const moveWithdrawal = (sql: Sql, m: Move) => sql`
  update withdrawal set state = ${m.state}, wechat_bill_no = ${m.wechatBillNo}, sending_until = null,
    package_info = coalesce(${m.packageInfo}, package_info),
    confirm_before = coalesce(confirm_before, ${m.confirmBefore && iso(m.confirmBefore)}::timestamptz)
  where id = ${m.id} and state = any(${OPEN}::text[])`

/** The attempt left everything open: the next one may come at once, and asks first. */
export const releaseSending = (sql: Sql, id: Id, now: Ms) => sql`
  update withdrawal set sending_until = ${iso(now)} where id = ${id} and sending_until is not null`

/** Open ones nobody told us about for a while: claims them for the next look, old ones less often. */
export const takeSilent = (sql: Sql, ask: { now: Ms; soon: Ms; later: Ms; freshSince: Ms; most: number }) => sql<
  { id: Id }[]
>`
  update withdrawal set look_at = case when asked_at > ${iso(ask.freshSince)} or confirm_before <= ${iso(ask.now)}
      then ${iso(ask.soon)}::timestamptz else ${iso(ask.later)}::timestamptz end
  where id in (select id from withdrawal where state = any(${OPEN}::text[]) and look_at <= ${iso(ask.now)}
    order by look_at limit ${ask.most} for update skip locked)
  returning id`

export interface Ended {
  readonly withdrawalId: Id
  readonly state: 'done' | 'failed'
  readonly reason: string
  /** Null where WeChat did not say it. */
  readonly amountFen: number | null
  readonly at: Ms
  readonly period: string | null
}

/** What came to its end, once: repeated and late news find nothing to change. A sum told must be the one that was sent. */
export const endWithdrawals = (sql: Sql, list: readonly Ended[]) => sql<
  { id: Id; shopId: Id; personId: Id; grossFen: number; withheldFen: number; state: 'done' | 'failed'; endedAt: Ms }[]
>`
  update withdrawal w set state = l.state, reason = l.reason, ended_at = l.at, period = l.period, package_info = null
  from json_to_recordset(${rows(list.map((l) => ({ ...l, at: iso(l.at) })))}::json)
    as l("withdrawalId" uuid, state text, reason text, "amountFen" int, at timestamptz, period text)
  where w.id = l."withdrawalId" and w.state = any(${OPEN}::text[]) and coalesce(l."amountFen", w.net_fen) = w.net_fen
  returning w.id, w.shop_id as "shopId", w.person_id as "personId", w.gross_fen as "grossFen",
    w.withheld_fen as "withheldFen", w.state, w.ended_at as "endedAt"`
