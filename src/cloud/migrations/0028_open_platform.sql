-- Keys of the open platform: machines of a brand. The secret is 256 bits of chance and stands here as its fingerprint only:
-- whoever reads this table can't use it.
create table api_key (
  brand_id uuid not null references brand (id),
  id uuid not null,
  name text not null check (char_length(name) between 1 and 40),
  -- The first characters of the key, so that people know which one they hold.
  prefix text not null,
  hash bytea not null unique check (octet_length(hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  per_minute int not null default 300 check (per_minute > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  -- To the minute.
  used_at timestamptz,
  revoked_by uuid,
  revoked_at timestamptz,
  primary key (brand_id, id),
  check ((revoked_at is null) = (revoked_by is null)),
  check (ends_at > made_at)
);

-- How often each key called in its running minute. Not worth a disk's while: a crash empties it and everybody begins anew.
create unlogged table api_key_pace (
  key_id uuid primary key,
  window_at timestamptz not null,
  used int not null
) with (fillfactor = 50);

create table webhook (
  brand_id uuid not null references brand (id),
  id uuid not null,
  url text not null check (char_length(url) between 1 and 500),
  events text[] not null check (cardinality(events) > 0),
  -- Sealed. The old one signs along until its time is up.
  secret text not null,
  old_secret text,
  old_until timestamptz,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  failing_since timestamptz,
  off_at timestamptz,
  off_why text check (off_why in ('failing', 'gone')),
  removed_at timestamptz,
  primary key (brand_id, id),
  check ((old_secret is null) = (old_until is null)),
  check ((off_at is null) = (off_why is null))
);
create index webhook_open on webhook (brand_id) where removed_at is null;

-- One event on its way to one address. Rows older than a month go.
create table webhook_delivery (
  brand_id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  type text not null,
  -- The very text that is signed and sent, the same at each try.
  body text not null,
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  last_at timestamptz,
  last_status int,
  last_answer text not null default '',
  next_at timestamptz,
  primary key (brand_id, webhook_id, event_id),
  foreign key (brand_id, webhook_id) references webhook (brand_id, id)
);
create index webhook_delivery_age on webhook_delivery (at);

-- The number of the newest count that came for a SKU from outside: an older message never wins.
create table stock_count (
  brand_id uuid not null,
  sku_id uuid not null,
  sequence bigint not null,
  at timestamptz not null,
  primary key (brand_id, sku_id),
  foreign key (brand_id, sku_id) references sku (brand_id, id)
);

-- Deeds of a machine stand under its key.
alter table audit add column key_id uuid;
create index audit_key on audit (key_id, at desc) where key_id is not null;
