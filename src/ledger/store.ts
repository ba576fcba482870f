import { rows, type Sql } from '@/kernel/db'
import type { TransferDraft } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** Accounts of brands and shops come into being with their first money; the name says whose they are. */
export const openAccounts = (sql: Sql, ids: readonly string[]) => sql`
  insert into account (id, owner_type, owner_id, bucket)
  select id, split_part(id, ':', 1), split_part(id, ':', 2)::uuid, split_part(id, ':', 3)
  from unnest(${ids as string[]}::text[]) as a(id) where split_part(id, ':', 1) in ('brand', 'shop')
  order by id on conflict do nothing`

/** Appends transfers; a `ref` that is there already is left as it is: money moves once. */
export const appendTransfers = (sql: Sql, drafts: readonly TransferDraft[]) => sql`
  insert into transfer (id, ref, debit, credit, amount_fen, order_id, withdrawal_id, rule, at)
  select * from json_to_recordset(${rows(drafts.map((t) => ({ ...t, id: newId(), at: iso(t.at) })))}::json)
    as t(id uuid, ref text, debit text, credit text, "amountFen" bigint, "orderId" uuid, "withdrawalId" uuid, rule text, at timestamptz)
  order by ref on conflict (ref) do nothing`

export interface EarningRow {
  readonly orderId: Id
  readonly position: number
  readonly title: string
  readonly units: number
  readonly lineFen: number
  readonly rate: number
  readonly commissionFen: number
  readonly state: 'pending' | 'available' | 'reversed'
  readonly orderStatus: string
  readonly returnableUntil: Ms | null
  readonly availableAt: Ms | null
  readonly at: Ms
}

/** One row per commission line of a shop that money stands behind, newest first; the state follows from the transfers. */
export const earningsOf = (sql: Sql, ask: { shopId: Id; state: string | null; before: Ms | null; most: number }) => sql<
  EarningRow[]
>`
  select * from (
    select l.order_id as "orderId", l.position, l.title, l.units, l.line_fen as "lineFen", l.commission_rate as rate,
      l.commission_fen as "commissionFen", o.status as "orderStatus", o.returnable_until as "returnableUntil", t.at,
      free.at as "availableAt",
      case when back.id is not null then 'reversed' when free.id is not null then 'available' else 'pending' end as state
    from order_line l
    join orders o on o.id = l.order_id
    join transfer t on t.ref = 'commission:' || l.order_id || ':' || l.position
    left join transfer back on back.ref = 'commission-back:' || l.order_id || ':' || l.position
    left join transfer free on free.ref = 'commission-available:' || l.order_id || ':' || l.position
    where l.commission_shop_id = ${ask.shopId}) as e
  where (${ask.state}::text is null or e.state = ${ask.state}) and (${ask.before && iso(ask.before)}::timestamptz is null or e.at < ${ask.before && iso(ask.before)})
  order by e.at desc limit ${ask.most}`

export const balances = (sql: Sql, accounts: readonly string[]) => sql<{ account: string; fen: number }[]>`
  select a.id as account,
    coalesce((select sum(amount_fen) from transfer where credit = a.id), 0)
      - coalesce((select sum(amount_fen) from transfer where debit = a.id), 0) as fen
  from unnest(${accounts as string[]}::text[]) as a(id)`

/** All that ever went from one account to another. */
export const movedBetween = (sql: Sql, debit: string, credit: string) => sql<{ fen: number }[]>`
  select coalesce(sum(amount_fen), 0) as fen from transfer where debit = ${debit} and credit = ${credit}`

/** Whoever takes money out of these accounts waits here for the others; who puts money in does not. */
export const lockAccounts = (sql: Sql, accounts: readonly string[]) => sql`
  select id from account where id = any(${accounts as string[]}::text[]) order by id for no key update`

export interface TransferRow {
  readonly id: Id
  readonly at: Ms
  readonly rule: string
  readonly amountFen: number
  readonly debit: string
  readonly credit: string
  readonly orderId: Id | null
  readonly withdrawalId: Id | null
}

/** Movements of these accounts, newest first; the cursor is the id, which follows time. */
export const transfersOf = (
  sql: Sql,
  ask: {
    accounts: readonly string[]
    orderId: Id | null
    withdrawalId: Id | null
    to: string | null
    before: Id | null
    most: number
  },
) => sql<TransferRow[]>`
  select id, at, rule, amount_fen as "amountFen", debit, credit, order_id as "orderId", withdrawal_id as "withdrawalId" from transfer
  where (debit = any(${ask.accounts as string[]}::text[]) or credit = any(${ask.accounts as string[]}::text[]))
    and (${ask.orderId}::uuid is null or order_id = ${ask.orderId})
    and (${ask.withdrawalId}::uuid is null or withdrawal_id = ${ask.withdrawalId})
    and (${ask.to}::text is null or credit = ${ask.to}) and (${ask.before}::uuid is null or id < ${ask.before})
  order by id desc limit ${ask.most}`
