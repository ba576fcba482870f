-- A product goes draft → in-review → live → withdrawn. What stood on the list has been looked at: it is live.
alter table product drop constraint product_status_check;
alter table product alter column status set default 'draft';
update product set status = 'live' where status = 'listed';
alter table product add constraint product_status_check check (status in ('draft', 'in-review', 'live', 'withdrawn'));
alter table product
  add column version int not null default 1 check (version > 0),
  -- The last version that buyers could meet: what comes back when a proposal is declined.
  add column live_version int check (live_version <= version),
  -- The open case of the review, and what the last one said.
  add column case_id uuid,
  add column review_reason text not null default '',
  -- Where and when the crossed-out price was charged; without both it may not be shown.
  add column compared_source text not null default '',
  add column compared_on date,
  add constraint product_live_is_a_version check (status <> 'live' or live_version = version);
update product set live_version = 1;
create index product_status on product (brand_id, status);

-- A SKU that is no longer offered keeps its row: orders, stock and movements hang on it.
alter table sku
  add column barcode text not null default '',
  add column compared_fen int4 check (compared_fen > 0),
  add column retired_at timestamptz,
  add column options_taken text generated always as (case when retired_at is null then options end) stored;
-- Checked at the end of a statement, so that two SKUs can change names with each other.
alter table sku drop constraint sku_brand_id_code_key;
alter table sku drop constraint sku_brand_id_product_id_options_key;
alter table sku add constraint sku_code unique (brand_id, code) deferrable initially immediate;
alter table sku add constraint sku_options unique (brand_id, product_id, options_taken) deferrable initially immediate;
create index sku_barcode on sku (brand_id, barcode) where barcode <> '';

alter table stock add column safety int not null default 0 check (safety >= 0);

-- What a product was, whole, after each change: who, when, why. What a buyer bought stays as it was.
create table product_version (
  brand_id uuid not null,
  product_id uuid not null,
  version int not null check (version > 0),
  status text not null check (status in ('draft', 'in-review', 'live', 'withdrawn')),
  snapshot jsonb not null,
  actor_id uuid,
  source text not null check (source in ('start', 'import', 'edit', 'bulk', 'undo', 'back', 'review', 'open')),
  source_id uuid,
  reason text not null default '',
  at timestamptz not null,
  primary key (brand_id, product_id, version),
  foreign key (brand_id, product_id) references product (brand_id, id)
);
create index product_version_source on product_version (brand_id, source_id) where source_id is not null;

-- Every unit that came, was counted, set aside, sold or given back. What a SKU has is the sum of these.
create table stock_movement (
  brand_id uuid not null,
  sku_id uuid not null,
  id uuid not null,
  what text not null check (what in ('received', 'counted', 'corrected', 'held', 'returned', 'sold', 'unsold', 'safety')),
  units int not null check (units <> 0),
  -- Of what `what` moves: the warehouse for received, counted and corrected, else what is held, sold or kept as safety.
  before int not null,
  after int not null,
  actor_id uuid,
  source text not null check (source in ('start', 'import', 'edit', 'bulk', 'undo', 'back', 'review', 'open', 'campaign')),
  source_id uuid,
  reason text not null default '',
  at timestamptz not null,
  primary key (brand_id, sku_id, id),
  foreign key (brand_id, sku_id) references sku (brand_id, id),
  check (after - before = units)
);
create index stock_movement_source on stock_movement (brand_id, source_id) where source_id is not null;

-- Ids follow time, so the history before this day gets ids of this day in the order it is told.
create function id_of_now(n bigint) returns uuid language sql as $$
  select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0')
    || '8' || substr(md5(random()::text), 1, 15))::uuid
$$;

insert into product_version (brand_id, product_id, version, status, snapshot, source, at)
select p.brand_id, p.id, 1, p.status, jsonb_build_object('handle', p.handle, 'title', p.title, 'about', p.about,
  'category', p.category, 'shipsInDays', p.ships_in_days, 'pictureUrls', to_jsonb(p.picture_urls), 'comparedSource', '',
  'comparedOn', null, 'skus', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'code', s.code, 'options', s.options,
    'priceFen', s.price_fen, 'pictureUrl', s.picture_url, 'barcode', '', 'comparedFen', null) order by s.id)
    from sku s where s.brand_id = p.brand_id and s.product_id = p.id), '[]')), 'start', p.changed_at
from product p;

insert into stock_movement (brand_id, sku_id, id, what, units, before, after, source, at)
select s.brand_id, s.sku_id, id_of_now(0), 'received', s.received, 0, s.received, 'start', k.created_at
from stock s join sku k on k.brand_id = s.brand_id and k.id = s.sku_id where s.received > 0;

insert into stock_movement (brand_id, sku_id, id, what, units, before, after, source, source_id, at)
select brand_id, sku_id, id_of_now(1), 'held', units, so_far - units, so_far, 'campaign', campaign_id, created_at
from (select *, sum(units) over (partition by brand_id, sku_id order by created_at, campaign_id)::int as so_far from hold) h;

insert into stock_movement (brand_id, sku_id, id, what, units, before, after, source, source_id, at)
select brand_id, sku_id, id_of_now(2), 'sold', sold, so_far - sold, so_far, 'campaign', campaign_id, created_at
from (select *, sum(sold) over (partition by brand_id, sku_id order by created_at, campaign_id)::int as so_far from hold) h
where sold > 0;

insert into stock_movement (brand_id, sku_id, id, what, units, before, after, source, source_id, at)
select h.brand_id, h.sku_id, id_of_now(3), 'returned', -returned, s.held + rest, s.held + rest - returned, 'campaign', campaign_id,
  h.created_at
from (select *, sum(returned) over (partition by brand_id, sku_id order by created_at desc, campaign_id desc)::int as rest
  from hold) h
join stock s on s.brand_id = h.brand_id and s.sku_id = h.sku_id
where returned > 0;

drop function id_of_now(bigint);

-- Campaigns show the words and pictures they were launched with. Those before this day have seen one version.
alter table campaign add column product_version int not null default 1 check (product_version > 0);
alter table campaign alter column product_version drop default;
