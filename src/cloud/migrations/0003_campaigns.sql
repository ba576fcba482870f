-- A campaign is demand being gathered. What a kind means by its terms and states is JSON of that kind; what lists,
-- clocks and money need stands in columns. Nothing here names a kind.
create table campaign (
  id uuid primary key,
  brand_id uuid not null references brand (id),
  kind text not null,
  title text not null check (char_length(title) between 1 and 200),
  terms jsonb not null,
  product_id uuid not null,
  commission_rate int not null check (commission_rate between 0 and 5000),
  ships_in_days int not null check (ships_in_days between 1 and 330),
  status text not null check (status in ('in-review', 'rejected', 'live', 'ended')),
  reason text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  launched_at timestamptz
);
create index campaign_brand on campaign (brand_id, created_at desc);
create index campaign_live on campaign (ends_at) where status = 'live';

create table campaign_goods (
  campaign_id uuid not null references campaign (id),
  sku_id uuid not null,
  position int not null,
  title text not null,
  options text not null,
  picture_url text not null,
  price_fen int4 not null check (price_fen > 0),
  single_price_fen int4 not null check (single_price_fen >= price_fen),
  quota int not null check (quota > 0),
  quota_left int not null check (quota_left between 0 and quota),
  primary key (campaign_id, sku_id)
);

-- `shared` marks teams that people form by passing a card on: WeChat caps those at five (OPS 5.1.8).
create table round (
  campaign_id uuid not null,
  id uuid not null,
  brand_id uuid not null,
  status text not null check (status in ('waiting', 'open', 'formed', 'failed')),
  shared boolean not null,
  seats_total int not null check (seats_total >= 1),
  seats_paid int not null check (seats_paid between 0 and seats_total),
  seats_held int not null check (seats_held >= 0 and seats_paid + seats_held <= seats_total),
  state jsonb not null,
  version int not null,
  ends_at timestamptz,
  wakes_at timestamptz,
  created_at timestamptz not null,
  primary key (campaign_id, id),
  check (not shared or seats_total between 2 and 5),
  check (status <> 'formed' or seats_paid = seats_total)
);
create index round_id on round (id);
create index round_open on round (campaign_id, seats_paid desc) where status = 'open';
create index round_wakes on round (wakes_at) where wakes_at is not null;

-- One person's part. A member is always a real person with an order; a paid one always has a payment behind it:
-- there is no way to write down a virtual member.
create table entry (
  campaign_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  order_id uuid not null,
  payment_id uuid,
  sku_id uuid not null,
  units int not null check (units between 1 and 999),
  state text not null check (state in ('held', 'paid', 'released', 'refunding')),
  held_until timestamptz,
  created_at timestamptz not null,
  primary key (campaign_id, id),
  check (state <> 'paid' or payment_id is not null),
  check (state <> 'held' or held_until is not null)
);
create unique index entry_once on entry (campaign_id, round_id, person_id) where state in ('held', 'paid');
create index entry_person on entry (campaign_id, person_id);

-- What happened, in order. Rounds are found again from their events; the month is part of the key for partitions.
create table campaign_event (
  campaign_id uuid not null,
  round_id uuid not null,
  version int not null,
  type text not null,
  event jsonb not null,
  person_id uuid,
  at timestamptz not null,
  primary key (campaign_id, round_id, version, at)
);
create index campaign_event_at on campaign_event (at desc);
