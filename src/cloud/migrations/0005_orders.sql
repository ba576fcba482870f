-- An order knows where it comes from by (origin_type, origin_id, origin_part), never by a column per kind.
create table orders (
  id uuid primary key,
  brand_id uuid not null,
  person_id uuid not null,
  origin_type text not null,
  origin_id uuid not null,
  origin_part uuid not null,
  address_id uuid not null,
  status text not null check (status in ('unpaid', 'closed', 'forming', 'to-ship', 'shipped', 'signed', 'finished', 'refunding', 'refunded')),
  total_fen int4 not null check (total_fen > 0),
  paid_fen int4 not null default 0 check (paid_fen in (0, total_fen)),
  refunded_fen int4 not null default 0 check (refunded_fen between 0 and paid_fen),
  pay_before timestamptz not null,
  ships_by timestamptz,
  ships_in_days int not null,
  created_at timestamptz not null,
  paid_at timestamptz,
  signed_at timestamptz,
  returnable_until timestamptz,
  changed_at timestamptz not null,
  check (status not in ('forming', 'to-ship', 'shipped', 'signed', 'finished', 'refunding', 'refunded') or paid_fen = total_fen),
  check (status <> 'refunded' or refunded_fen = paid_fen)
);
create index orders_person on orders (person_id, created_at desc);
create index orders_brand on orders (brand_id, status, created_at);
create index orders_origin on orders (origin_id, status);
create index orders_due on orders (returnable_until) where status = 'signed';

-- At most one commission per line, for one shop: the two columns stand or fall together.
create table order_line (
  order_id uuid not null,
  position int not null,
  brand_id uuid not null,
  sku_id uuid not null,
  title text not null,
  options text not null,
  picture_url text not null,
  units int not null check (units > 0),
  unit_price_fen int4 not null check (unit_price_fen > 0),
  line_fen int4 generated always as (units * unit_price_fen) stored,
  commission_shop_id uuid,
  commission_rate int not null default 0,
  commission_fen int4 not null default 0 check (commission_fen between 0 and units * unit_price_fen),
  share_code text,
  primary key (order_id, position),
  check (commission_shop_id is not null or commission_fen = 0)
);
create index order_line_shop on order_line (commission_shop_id) where commission_shop_id is not null;

-- The timeline of an order: what, when, by whom, why.
create table order_step (
  order_id uuid not null,
  id uuid not null,
  type text not null,
  actor text not null,
  facts jsonb not null default '{}',
  at timestamptz not null,
  primary key (order_id, id)
);

create table parcel (
  brand_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  carrier text not null,
  tracking_no text not null,
  shipped_by uuid not null,
  shipped_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, order_id, carrier, tracking_no)
);
