import { GRACE, type Law } from './law'

/** What has gone through a shop's transfer account for each withdrawal. */
const MOVED = `
  select w.id, w.shop_id, w.state, w.gross_fen, w.withheld_fen, w.net_fen,
    coalesce(sum(t.amount_fen) filter (where t.debit = 'shop:' || w.shop_id || ':available' and t.credit = 'shop:' || w.shop_id || ':transfer'), 0) as asked,
    coalesce(sum(t.amount_fen) filter (where t.debit = 'shop:' || w.shop_id || ':transfer' and t.credit = 'outside:payout'), 0) as paid,
    coalesce(sum(t.amount_fen) filter (where t.debit = 'shop:' || w.shop_id || ':transfer' and t.credit = 'platform:tax'), 0) as withheld,
    coalesce(sum(t.amount_fen) filter (where t.debit = 'shop:' || w.shop_id || ':transfer' and t.credit = 'shop:' || w.shop_id || ':available'), 0) as returned,
    count(t.id) as movements
  from withdrawal w left join transfer t on t.withdrawal_id = w.id group by w.id`

export const withdrawals: readonly Law[] = [
  {
    name: 'a withdrawal took its sum out of what was available, once',
    sql: `select id, gross_fen, asked from (${MOVED}) m where asked <> gross_fen`,
  },
  {
    name: 'what arrived was paid, withheld and kept by nobody; what failed came back whole; what is open did neither',
    sql: `select id, state, gross_fen, paid, withheld, returned from (${MOVED}) m
      where paid <> case state when 'done' then net_fen else 0 end
        or withheld <> case state when 'done' then withheld_fen else 0 end
        or returned <> case state when 'failed' then gross_fen else 0 end`,
  },
  {
    name: 'money leaves for resellers only by a withdrawal that arrived',
    sql: `select t.id, t.withdrawal_id, t.amount_fen from transfer t
      left join withdrawal w on w.id = t.withdrawal_id and w.state = 'done'
      where (t.credit = 'outside:payout' or t.credit like '%:transfer' or t.debit like '%:transfer' or t.debit = 'outside:payout')
        and (t.withdrawal_id is null or (t.credit = 'outside:payout' and w.id is null) or t.debit = 'outside:payout')`,
  },
  {
    name: 'a shop has one open withdrawal at most, asked for by its owner',
    sql: `select shop_id, count(*) as open from withdrawal where state not in ('done', 'failed') group by shop_id having count(*) > 1
      union all select w.shop_id, 1 from withdrawal w
        where not exists (select from shop s where s.id = w.shop_id and s.person_id = w.person_id)`,
  },
  {
    name: 'what a payee got in a month is what left the house for that payee in it',
    sql: `select p.person_id, p.period, p.net_fen, l.fen from payee_period p left join (
        select w.person_id, to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM') as period, sum(t.amount_fen) as fen
        from transfer t join withdrawal w on w.id = t.withdrawal_id where t.credit = 'outside:payout' group by 1, 2) l
        on l.person_id = p.person_id and l.period = p.period
      where p.net_fen is distinct from l.fen or p.gross_fen <> p.net_fen + p.withheld_fen`,
  },
  {
    name: 'every withdrawal was sent, and who did not confirm in time is not kept waiting',
    sql: `select w.id, w.state from withdrawal w left join outbox b on b.topic = 'withdrawal' and b.once = w.id::text, moment
      where b.id is null or (w.state = 'waiting' and w.confirm_before < moment.at - ${GRACE} - interval '10 minutes')`,
  },
]
