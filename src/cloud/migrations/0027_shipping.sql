-- Which units of which line travel in which parcel: an order may leave in several.
create table parcel_line (
  brand_id uuid not null,
  parcel_id uuid not null,
  order_id uuid not null,
  position int not null,
  units int not null check (units > 0),
  primary key (brand_id, parcel_id, position)
);
create index parcel_line_order on parcel_line (order_id, position) include (units);

-- What left before this day left in one parcel.
insert into parcel_line (brand_id, parcel_id, order_id, position, units)
  select p.brand_id, p.id, p.order_id, l.position, l.units
  from (select distinct on (order_id) brand_id, id, order_id from parcel order by order_id, id) p
  join order_line l on l.order_id = p.order_id;

-- Carrier and number as WeChat has them; null until it took them.
alter table parcel add column at_wechat text;
create index parcel_order on parcel (order_id);
create index parcel_number on parcel (brand_id, tracking_no);

-- A mistyped number is put right; what stood there stays on record.
create table parcel_correction (
  brand_id uuid not null,
  parcel_id uuid not null,
  id uuid not null,
  carrier_before text not null,
  tracking_no_before text not null,
  carrier text not null,
  tracking_no text not null,
  reason text not null check (reason <> ''),
  corrected_by uuid not null,
  at timestamptz not null,
  primary key (brand_id, parcel_id, id),
  check (carrier_before <> carrier or tracking_no_before <> tracking_no)
);

-- What WeChat's shipping service knows of an order. `finished` counts how often it heard that all has left: it takes one
-- more report after the first (WX 发货信息录入), so two is the end.
create table shipping_report (
  brand_id uuid not null,
  order_id uuid not null,
  state text not null check (state in ('waiting', 'taken', 'refused')),
  version int not null default 1,
  finished int not null default 0 check (finished between 0 and 2),
  tries int not null default 0,
  code text,
  said text,
  asked_at timestamptz not null,
  said_at timestamptz,
  -- The time written into the last report: WeChat wants each to be later than the one before.
  uploaded_at timestamptz,
  busy_until timestamptz,
  primary key (brand_id, order_id),
  check (state = 'waiting' or said_at is not null),
  check (state <> 'refused' or code is not null)
);
create unique index shipping_report_order on shipping_report (order_id);

-- Goods promised for later than 15 days after payment are announced to WeChat, or they count as late there.
create table shipping_delay (
  brand_id uuid not null,
  order_id uuid not null,
  delay_to timestamptz not null,
  state text not null check (state in ('waiting', 'taken', 'refused')),
  code text,
  said text,
  said_at timestamptz,
  primary key (brand_id, order_id),
  check (state = 'waiting' or said_at is not null)
);

-- A brand is reminded once a day at most of what has to leave soon.
create table shipping_reminder (
  brand_id uuid not null,
  day date not null,
  orders int not null check (orders > 0),
  at timestamptz not null,
  primary key (brand_id, day)
);

-- What has to leave, most urgent first: of one brand, and of all for the reminder.
create index orders_to_ship on orders (brand_id, ships_by, id) where status = 'to-ship';
create index orders_ships_by on orders (ships_by) where status = 'to-ship';
