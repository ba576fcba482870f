import { GRACE, type Law } from './law'

export const access: readonly Law[] = [
  {
    name: 'no row leaves its tenant',
    sql: `select 'order' as what, o.id from orders o join campaign c on c.id = o.origin_id and o.origin_type = 'campaign' where c.brand_id <> o.brand_id
      union all select 'line', l.order_id from order_line l join orders o on o.id = l.order_id where o.brand_id <> l.brand_id
      union all select 'round', r.id from round r join campaign c on c.id = r.campaign_id where c.brand_id <> r.brand_id
      union all select 'parcel', p.id from parcel p join orders o on o.id = p.order_id where o.brand_id <> p.brand_id
      union all select 'hold', h.campaign_id from hold h join campaign c on c.id = h.campaign_id where c.brand_id <> h.brand_id
      union all select 'goods', g.sku_id from campaign_goods g join campaign c on c.id = g.campaign_id
        where not exists (select from sku s where s.brand_id = c.brand_id and s.id = g.sku_id)
      union all select 'review', v.id from review_case v join campaign c on c.id = v.subject_id where v.subject = 'campaign' and c.brand_id <> v.brand_id
      union all select 'after-sale', a.id from after_sale a join orders o on o.id = a.order_id where a.brand_id <> o.brand_id
      union all select 'entry', e.id from entry e where not exists (
        select from round r where r.campaign_id = e.campaign_id and r.id = e.round_id)`,
  },
  {
    name: 'a parcel goes to an address of its buyer',
    sql: `select o.id, o.address_id from orders o join address a on a.id = o.address_id where a.person_id <> o.person_id
      union all select o.id, o.address_id from orders o
        where o.status in ('unpaid', 'forming', 'to-ship', 'shipped', 'refunding')
          and not exists (select from address a where a.id = o.address_id and a.person_id = o.person_id)`,
  },
  {
    name: 'nothing is left of who closed the account',
    sql: `with gone as (select id, openid, nickname, avatar_url from person where closed_at is not null)
      select 'face' as what, id from gone where openid is not null or nickname <> '' or avatar_url <> ''
      union all select 'address', g.id from gone g join address a on a.person_id = g.id
      union all select 'subscription', g.id from gone g join consent c on c.person_id = g.id
      union all select 'agreement', g.id from gone g join privacy_consent c on c.person_id = g.id
      union all select 'avatar', g.id from gone g join avatar a on a.person_id = g.id
      union all select 'message', g.id from gone g join message m on m.person_id = g.id
      union all select 'visit', g.id from gone g join visit v on v.person_id = g.id
      union all select 'card', g.id from gone g join share s on s.person_id = g.id
      union all select 'tag', g.id from gone g join customer_tag t on t.person_id = g.id
      union all select 'shop', g.id from gone g join shop s on s.person_id = g.id where s.closed_at is null or s.name <> '-'`,
  },
  {
    name: 'addresses are sealed: nothing of before waits to be',
    sql: `select c.relname as what from pg_class c where c.relname = 'address_plain'
      union all select a.person_id::text from address a where a.sealed !~ '^[a-z][a-z0-9-]*[.][A-Za-z0-9_-]{38,}$'`,
  },
  {
    name: 'a reseller earns only by a card of their own shop',
    sql: `select l.order_id, l.commission_shop_id, l.share_code from order_line l left join share s on s.code = l.share_code
      where l.commission_shop_id is not null and s.shop_id is distinct from l.commission_shop_id`,
  },
  {
    name: 'what is shown once is kept nowhere: keys as fingerprints, secrets of webhooks sealed, kept answers without either',
    sql: `select 'webhook' as what, id::text from webhook where secret !~ '^[a-z][a-z0-9-]*[.][A-Za-z0-9_-]{38,}$'
        or old_secret !~ '^[a-z][a-z0-9-]*[.][A-Za-z0-9_-]{38,}$'
      union all select 'answer', key from idempotency
        where answer::text ~ 'yt_[0-9a-z]{8}_[0-9A-Za-z_-]{43}|whsec_[0-9A-Za-z+/]{32}'`,
  },
  {
    name: 'a machine is let in by an owner, and its deeds are those of its own brand',
    sql: `select 'key' as what, k.id from api_key k where not exists (select from member m where m.brand_id = k.brand_id
          and m.person_id = k.made_by and m.role = 'owner' and m.since <= k.made_at
          and (m.ended_at is null or k.made_at <= m.ended_at + ${GRACE}))
      union all select 'deed', a.id from audit a where a.key_id is not null and not exists (
        select from api_key k where k.id = a.key_id and k.brand_id = a.brand_id)`,
  },
  {
    name: 'a change for a brand is made by who had the duty at that time',
    // Who was asked for the duty a moment before its end may still be at work when it ends.
    sql: `with done as (
        select 'parcel' as what, brand_id, id, shipped_by as person, shipped_at as at, 'shipping' as duty from parcel
        union all select 'campaign', brand_id, id, created_by, created_at, 'campaigns' from campaign
        union all select 'import', brand_id, id, created_by, created_at, 'goods' from import)
      select what, id, person from done d where not exists (select from member m
        where m.brand_id = d.brand_id and m.person_id = d.person and m.role in ('owner', d.duty)
          and m.since <= d.at and (m.ended_at is null or d.at <= m.ended_at + ${GRACE}))`,
  },
  {
    name: 'a brand has an owner, and nobody works for two',
    sql: `select 'no owner' as what, b.id from brand b where not exists (
        select from member m where m.brand_id = b.id and m.role = 'owner' and m.ended_at is null)
      union all select 'two brands', person_id from member where ended_at is null group by person_id having count(*) > 1
      union all select 'gone', m.person_id from member m join person p on p.id = m.person_id
        where m.ended_at is null and p.closed_at is not null
      union all select 'invited twice', id from invitation
        where taken_at > ends_at or taken_at is not null and not exists (select from member m
          where m.brand_id = invitation.brand_id and m.person_id = invitation.taken_by and m.since = invitation.taken_at)`,
  },
  {
    name: 'every step has its actor, every decision its time and reason',
    sql: `select order_id as id, type as what from order_step where actor = '' or type = ''
      union all select id, state from review_case
        where state in ('accepted', 'needs-work', 'declined') and decided_at is null or state in ('needs-work', 'declined') and reason = ''`,
  },
]

export const imports: readonly Law[] = [
  {
    name: 'the lines of a file are its new, changed, same and faulty ones',
    sql: `select i.id, i.counts, count(r.line) as lines from import i
      join import_row r on r.brand_id = i.brand_id and r.import_id = i.id
      where i.state = 'checked' group by i.brand_id, i.id, i.counts
      having (i.counts->>'new')::int <> count(*) filter (where r.change = 'new')
        or (i.counts->>'changed')::int <> count(*) filter (where r.change = 'changed')
        or (i.counts->>'same')::int <> count(*) filter (where r.change = 'same')
        or (i.counts->>'error')::int <> count(*) filter (where r.change = 'error')`,
  },
  {
    name: 'an import is none or all: done has its time, the others have none',
    sql: `select id, state, done_at from import
      where (state in ('done', 'undone')) <> (done_at is not null) and state not in ('cancelled', 'undoing')`,
  },
  {
    name: 'every line of a finished import was created, changed, left as it was or failed',
    sql: `select i.id, i.outcome, r.* from import i cross join lateral (
        select count(*) as lines, count(*) filter (where outcome = 'created') as created,
          count(*) filter (where outcome = 'changed') as changed, count(*) filter (where outcome = 'unchanged') as unchanged,
          count(*) filter (where outcome = 'failed') as failed
        from import_row r where r.brand_id = i.brand_id and r.import_id = i.id and r.change <> 'attached') r
      where i.rows_swept_at is null and (i.outcome is not null and ((i.outcome->>'created')::int, (i.outcome->>'changed')::int,
          (i.outcome->>'unchanged')::int, (i.outcome->>'failed')::int) <> (r.created, r.changed, r.unchanged, r.failed)
        or i.outcome is not null and r.created + r.changed + r.unchanged + r.failed <> r.lines)`,
  },
  {
    name: 'what an import wrote can be found in the way back from it',
    sql: `select i.id, i.outcome from import i where i.outcome is not null and i.journal_swept_at is null
      and exists (select from import_row r where r.brand_id = i.brand_id and r.import_id = i.id
        and r.outcome in ('created', 'changed'))
      and not exists (select from import_undo u where u.brand_id = i.brand_id and u.import_id = i.id)`,
  },
  {
    name: 'of an import that was swept nothing is left, and none is swept that is at work or waits',
    sql: `select i.id, i.state from import i where i.rows_swept_at is not null and (
        i.state not in ('done', 'cancelled', 'undone') or i.journal_swept_at is null
        or not i.to_remove and (exists (select from import_row r where r.brand_id = i.brand_id and r.import_id = i.id)
          or exists (select from import_part p where p.brand_id = i.brand_id and p.import_id = i.id)
          or exists (select from import_undo u where u.brand_id = i.brand_id and u.import_id = i.id)))`,
  },
]
