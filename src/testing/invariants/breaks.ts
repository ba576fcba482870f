import { breaksOfImports } from './breaks-of-imports'
import { breaksOfMachines } from './breaks-of-machines'
import { breaksOfParcels } from './breaks-of-parcels'
import { breaksOfPeople } from './breaks-of-people'
import { breaksOfProvenance } from './breaks-of-provenance'
import { breaksOfReview } from './breaks-of-review'
import type { Break } from './law'

const SOME = (table: string, where: string) => `(select id from ${table} where ${where} order by id limit 1)`
const FORMED = "status = 'formed' and shared"

export const breaks: readonly Break[] = [
  {
    law: 'every transfer stands between two accounts, and all accounts together are zero',
    sql: `delete from account where id = 'platform:fee'`,
  },
  {
    law: 'the ledger can only grow: its guards stand and are awake',
    sql: 'alter table transfer disable trigger transfer_append_only',
  },
  {
    law: 'sums are whole positive fen',
    sql: `alter table transfer drop constraint transfer_amount_fen_check;
      insert into transfer select gen_random_uuid(), 'nothing', debit, credit, 0, order_id, rule, at, withdrawal_id from transfer limit 1`,
  },
  {
    law: 'per order, paid = brand + reseller + platform + fee + refunded + held',
    sql: `update orders set paid_fen = 0, refunded_fen = 0, status = 'closed' where status = 'refunded'`,
  },
  { law: 'an order’s refunded sum is what left for the buyer', sql: `delete from transfer where rule = 'refunded'` },
  {
    law: 'nothing is held any more for a firm or a refunded order',
    sql: `delete from transfer where rule = 'channel-fee'`,
  },
  {
    law: 'before its promise is firm an order gives nothing to brand or channel',
    sql: `update transfer set credit = 'platform:fee' where ref = (select 'paid:' || id from orders where status = 'refunded' limit 1)`,
  },
  {
    law: 'no account owes anything, pending and available alike',
    sql: `insert into transfer select gen_random_uuid(), 'again', debit, credit, amount_fen * 9, order_id, rule, at, withdrawal_id from transfer
      where rule = 'commission-available' limit 1`,
  },
  {
    law: 'each arrived payment is one movement from outside, each such movement one payment',
    sql: `insert into transfer select gen_random_uuid(), 'paid-twice', debit, credit, amount_fen, order_id, rule, at, withdrawal_id from transfer
      where rule = 'paid' limit 1`,
  },
  {
    law: 'each arrived refund is one movement to the outside, each such movement one refund',
    sql: `insert into transfer select gen_random_uuid(), 'refunded:twice', debit, credit, amount_fen, order_id, rule, at, withdrawal_id from transfer
      where rule = 'refunded' limit 1`,
  },
  { law: 'refunds of an order are never more than its payment', sql: 'update refund set amount_fen = amount_fen + 1' },
  {
    law: 'commission is the rate of its line and never more than the line',
    sql: 'update order_line set commission_rate = commission_rate + 100 where commission_fen > 0',
  },
  {
    law: 'commission goes to the one shop of its line',
    sql: `update transfer set credit = 'shop:00000000-0000-7000-8000-000000000000:pending' where rule = 'commission-pending'`,
  },
  {
    law: 'a firm order has given its commission in full, a refunded one has taken it back in full',
    sql: `delete from transfer where rule = 'commission-reversed'`,
  },
  {
    law: 'a withdrawal took its sum out of what was available, once',
    sql: `delete from transfer where rule = 'withdrawal-asked'`,
  },
  {
    law: 'what arrived was paid, withheld and kept by nobody; what failed came back whole; what is open did neither',
    sql: `insert into transfer (id, ref, debit, credit, amount_fen, withdrawal_id, rule, at)
      select gen_random_uuid(), 'paid-twice', debit, credit, amount_fen, withdrawal_id, rule, at from transfer where rule = 'withdrawal-paid' limit 1`,
  },
  {
    law: 'money leaves for resellers only by a withdrawal that arrived',
    sql: `insert into transfer (id, ref, debit, credit, amount_fen, order_id, rule, at)
      select gen_random_uuid(), 'by-hand', debit, 'outside:payout', 1, gen_random_uuid(), rule, at from transfer where rule = 'withdrawal-paid' limit 1`,
  },
  {
    law: 'a shop has one open withdrawal at most, asked for by its owner',
    sql: `drop index withdrawal_open;
      update withdrawal set state = 'asked', ended_at = null, period = null`,
  },
  {
    law: 'what a payee got in a month is what left the house for that payee in it',
    sql: `update withdrawal set period = '1999-12' where state = 'done'`,
  },
  {
    law: 'every withdrawal was sent, and who did not confirm in time is not kept waiting',
    sql: `delete from outbox where topic = 'withdrawal'`,
  },
  {
    law: 'orders move only along the published graph',
    sql: `insert into order_step select order_id, gen_random_uuid(), 'signed', 'buyer', '{}', at - interval '1 second' from order_step where type = 'confirmed' limit 1`,
  },
  {
    law: 'an order stands where its last step led',
    sql: `update orders set status = 'closed' where status = 'unpaid'; delete from order_step where type = 'finished'`,
  },
  { law: 'an order is paid once, by its own payment, in full', sql: `update payment set amount_fen = amount_fen + 1` },
  { law: 'totals are the sum of the lines', sql: 'update order_line set units = units + 1' },
  {
    law: 'the price of a line is the one that was promised with the seat',
    sql: 'update order_line set unit_price_fen = unit_price_fen - 1',
  },
  {
    law: 'an order of a campaign is somebody’s entry in it, with the same goods',
    sql: 'update order_line set sku_id = gen_random_uuid()',
  },
  {
    law: 'no paid order waits in a round that is decided',
    sql: `update orders set status = 'forming' where status = 'to-ship'`,
  },
  {
    law: 'no money waits beyond its deadline: rounds are decided within a minute of their time',
    sql: `update round set wakes_at = created_at where id = ${SOME('round', FORMED)}`,
  },
  {
    law: 'no refund is forgotten',
    sql: `update orders set status = 'refunding', refunded_fen = 0 where status = 'refunded'`,
  },
  {
    law: 'money goes back only for goods that stayed in the house',
    sql: `update parcel set order_id = ${SOME('orders', "status = 'refunded'")}`,
  },
  {
    law: 'what a buyer took back is the own order, the whole of it, and really on its way',
    sql: 'update after_sale set amount_fen = amount_fen - 1',
  },
  {
    law: 'what must be shipped has its date, what was signed its window, what was shipped its parcel',
    sql: 'delete from parcel',
  },
  ...breaksOfParcels,
  {
    law: 'on hand = received − held − sold, and not below zero',
    sql: 'alter table stock drop constraint stock_check; update stock set received = 0',
  },
  { law: 'a product is its newest version, word by word', sql: `update product set about = about || '!'` },
  {
    law: 'a campaign shows a version that buyers might meet, and its goods in its words',
    sql: `update product_version set status = 'draft'`,
  },
  {
    law: 'what is in review waits for a case, and nothing else does',
    sql: `update product set case_id = gen_random_uuid() where status = 'live'`,
  },
  { law: 'what a SKU has is the sum of its movements', sql: 'update stock set safety = safety + 1' },
  {
    law: 'a campaign’s movements are what it set aside, gave back and sold',
    sql: `update stock_movement set source_id = gen_random_uuid() where what = 'held'`,
  },
  { law: 'what a SKU holds is what its campaigns hold', sql: 'update stock set held = held + 1' },
  { law: 'what a SKU sold is what its campaigns sold', sql: 'update stock set sold = sold + 1' },
  {
    law: 'a launched campaign has its whole quota set aside, another one nothing',
    sql: 'update hold set units = units + 1',
  },
  {
    law: 'quota = left + returned + units of seats and of seats kept free',
    sql: 'update campaign_goods set quota_left = quota_left - 1 where quota_left > 0',
  },
  {
    law: 'units left the house for orders that are firm, and for no others',
    sql: 'update hold set sold = sold - 1 where sold > 0',
  },
  {
    law: 'a hold ends within a minute of its time',
    sql: `update entry set state = 'held', held_until = created_at where state = 'released'`,
  },
  {
    law: 'the columns of a round say what its state says',
    sql: `update round set seats_held = seats_held + 1, seats_paid = 0 where status <> 'formed'`,
  },
  {
    law: 'members of a round are its live entries, one by one',
    sql: `delete from entry where round_id = ${SOME('round', FORMED)}`,
  },
  {
    law: 'members ≤ size, each person once',
    sql: `update round set state = jsonb_set(state::jsonb, '{seats,1}', state::jsonb->'seats'->0)::json where id = ${SOME('round', FORMED)}`,
  },
  {
    law: 'a formed group has exactly its size of paid members',
    sql: `update entry set state = 'released' where id = (select id from entry where state = 'paid' order by id limit 1)`,
  },
  {
    law: 'no paid member without a paid order and a payment of their own',
    sql: 'update entry set payment_id = gen_random_uuid() where payment_id is not null',
  },
  {
    law: 'members of a formed group have firm orders',
    sql: `update orders set status = 'forming' where status = 'to-ship'`,
  },
  {
    law: 'who withdrew from a formed group got the money back before shipping, and nobody else of it did',
    sql: `update entry set state = 'paid' where state = 'withdrawn'`,
  },
  {
    law: 'formed and failed exclude each other',
    sql: `insert into campaign_event select campaign_id, round_id, version + 1, 'failed', event, person_id, at from campaign_event where type = 'formed'`,
  },
  { law: 'a failed round keeps nobody, and all who paid get their money back, once', sql: 'delete from refund' },
  {
    law: 'who lost the seat has closed the order or gets the money back',
    sql: `update orders set status = 'unpaid' where status = 'closed'`,
  },
  {
    law: 'shared teams are 2–5',
    sql: `alter table round drop constraint round_check2; update round set seats_total = 6 where shared and status = 'failed'`,
  },
  { law: 'the events of a round are complete', sql: `delete from campaign_event where type = 'joined'` },
  {
    law: 'nothing that must leave the house was given up',
    sql: 'update outbox set dead_at = run_at where id = (select id from outbox limit 1)',
  },
  { law: 'every notice is handled within a minute', sql: 'update notice set done_at = null' },
  { law: 'every handled notice of a payment had its effect, once', sql: `delete from order_step where type = 'paid'` },
  { law: 'every member of a formed group is told, once', sql: `delete from outbox where topic = 'tell'` },
  { law: 'every refund that was written down was sent', sql: `delete from outbox where topic = 'refund'` },
  { law: 'no row leaves its tenant', sql: 'update order_line set brand_id = gen_random_uuid()' },
  { law: 'a parcel goes to an address of its buyer', sql: 'update orders set address_id = gen_random_uuid()' },
  { law: 'a reseller earns only by a card of their own shop', sql: `update share set shop_id = null` },
  {
    law: 'a change for a brand is made by who had the duty at that time',
    sql: 'update parcel set shipped_by = gen_random_uuid()',
  },
  { law: 'every step has its actor, every decision its time and reason', sql: `update order_step set actor = ''` },
  ...breaksOfImports,
  ...breaksOfMachines,
  ...breaksOfPeople,
  ...breaksOfReview,
  ...breaksOfProvenance,
]
