import type { Law } from './law'

/** What stands in each account for each order; money outside is what WeChat has given. */
const BALANCES = `
  select order_id, account, sum(fen) as fen from (
    select order_id, credit as account, amount_fen as fen from transfer
    union all select order_id, debit, -amount_fen from transfer) as both_sides
  group by order_id, account`
/** Orders whose promise is firm: the brand has been given its part. */
const FIRM = "('to-ship', 'shipped', 'signed', 'finished')"

export const money: readonly Law[] = [
  {
    name: 'every transfer stands between two accounts, and all accounts together are zero',
    sql: `select t.id, t.debit, t.credit from transfer t
      left join account d on d.id = t.debit left join account c on c.id = t.credit
      where d.id is null or c.id is null or t.debit = t.credit
      union all
      select null, 'all accounts', sum(fen)::text from (${BALANCES}) b having sum(fen) <> 0`,
  },
  {
    name: 'the ledger can only grow: its guards stand and are awake',
    sql: `select wanted.name from (values ('transfer_append_only'), ('transfer_not_truncated'), ('event_append_only')) as wanted(name)
      left join pg_trigger g on g.tgname = wanted.name and g.tgenabled in ('O', 'A') where g.oid is null`,
  },
  {
    name: 'sums are whole positive fen',
    sql: 'select id, amount_fen from transfer where amount_fen <= 0 or amount_fen <> trunc(amount_fen)',
  },
  {
    name: 'per order, paid = brand + reseller + platform + fee + refunded + held',
    sql: `select o.id, o.paid_fen, coalesce(s.inside, 0) + coalesce(s.refunded, 0) as found from orders o
      left join (
        select b.order_id, sum(b.fen) filter (where a.owner_type <> 'outside') as inside,
          (select sum(amount_fen) from transfer r where r.order_id = b.order_id and r.credit = 'outside:wechat') as refunded
        from (${BALANCES}) b join account a on a.id = b.account group by b.order_id) s on s.order_id = o.id
      where o.paid_fen <> coalesce(s.inside, 0) + coalesce(s.refunded, 0)`,
  },
  {
    name: 'an order’s refunded sum is what left for the buyer',
    sql: `select o.id, o.refunded_fen, coalesce(t.fen, 0) as left_for_buyer from orders o left join (
        select order_id, sum(amount_fen) as fen from transfer where credit = 'outside:wechat' group by order_id) t on t.order_id = o.id
      where o.refunded_fen <> coalesce(t.fen, 0) or coalesce(t.fen, 0) > o.paid_fen`,
  },
  {
    name: 'nothing is held any more for a firm or a refunded order',
    sql: `select o.id, o.status, b.fen from orders o join (${BALANCES}) b on b.order_id = o.id and b.account = 'platform:held'
      where (o.status in ${FIRM} or o.status = 'refunded') and b.fen <> 0`,
  },
  {
    name: 'before its promise is firm an order gives nothing to brand or channel',
    sql: `select o.id, o.status, b.account, b.fen from orders o join (${BALANCES}) b on b.order_id = o.id
      where o.status not in ${FIRM} and (b.account like 'brand:%' or b.account like 'platform:fee') and b.fen <> 0`,
  },
  {
    name: 'no account owes anything, pending and available alike',
    sql: `select b.account, sum(b.fen) as fen from (${BALANCES}) b where b.account not like 'outside:%'
      group by b.account having sum(b.fen) < 0`,
  },
  {
    name: 'each arrived payment is one movement from outside, each such movement one payment',
    sql: `select p.id, p.order_id, count(t.id) as movements from payment p
      left join transfer t on t.order_id = p.order_id and t.debit = 'outside:wechat' and t.amount_fen = p.amount_fen
      where p.state = 'paid' group by p.id, p.order_id having count(t.id) <> 1
      union all
      select t.id, t.order_id, 0 from transfer t where t.debit = 'outside:wechat'
        and not exists (select from payment p where p.order_id = t.order_id and p.state = 'paid')`,
  },
  {
    name: 'each arrived refund is one movement to the outside, each such movement one refund',
    sql: `select r.id, r.order_id, count(t.id) as movements from refund r
      left join transfer t on t.credit = 'outside:wechat' and t.ref = 'refunded:' || r.id and t.amount_fen = r.amount_fen
      where r.state = 'done' group by r.id, r.order_id having count(t.id) <> 1
      union all
      select t.id, t.order_id, 0 from transfer t where t.credit = 'outside:wechat'
        and not exists (select from refund r where t.ref = 'refunded:' || r.id and r.state = 'done')`,
  },
  {
    name: 'refunds of an order are never more than its payment',
    sql: `select p.order_id, p.amount_fen, sum(r.amount_fen) as asked from payment p join refund r on r.payment_id = p.id
      group by p.order_id, p.amount_fen, p.state having sum(r.amount_fen) > p.amount_fen or p.state <> 'paid'`,
  },
  {
    name: 'commission is the rate of its line and never more than the line',
    sql: `select order_id, position, commission_fen from order_line
      where commission_fen <> floor(line_fen::numeric * commission_rate / 10000) or commission_fen > line_fen`,
  },
  {
    name: 'commission goes to the one shop of its line',
    sql: `select t.id, t.order_id, t.credit from transfer t where t.credit like 'shop:%' and t.order_id is not null and not exists (
        select from order_line l where l.order_id = t.order_id and t.credit like 'shop:' || l.commission_shop_id || ':%')`,
  },
  {
    name: 'a firm order has given its commission in full, a refunded one has taken it back in full',
    sql: `select o.id, o.status, coalesce(l.fen, 0) as promised, coalesce(b.fen, 0) as given from orders o
      left join (select order_id, sum(commission_fen) as fen from order_line group by order_id) l on l.order_id = o.id
      left join (select order_id, sum(fen) as fen from (${BALANCES}) x where account like 'shop:%' group by order_id) b
        on b.order_id = o.id
      where (o.status in ${FIRM} and coalesce(b.fen, 0) <> coalesce(l.fen, 0))
        or (o.status in ('refunding', 'refunded') and coalesce(b.fen, 0) <> 0)`,
  },
]
