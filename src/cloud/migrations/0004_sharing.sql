-- A shop has an owner and nothing above it: no parent, no fee, no level.
create table shop (
  id uuid primary key,
  person_id uuid not null unique references person (id),
  name text not null check (char_length(name) between 1 and 40),
  about text not null default '' check (char_length(about) <= 200),
  cover_url text not null default '',
  created_at timestamptz not null
);

create table listing (
  shop_id uuid not null references shop (id),
  campaign_id uuid not null,
  position int not null,
  created_at timestamptz not null,
  primary key (shop_id, campaign_id)
);
create index listing_campaign on listing (campaign_id);

-- A card or code passed on. `shop_id` is the one shop a sale counts for; a buyer's own card carries on the shop that
-- brought the buyer. One column, so a second level has no place to stand.
create table share (
  code text primary key check (code ~ '^[0-9A-Za-z]{8,10}$'),
  campaign_id uuid not null,
  round_id uuid,
  shop_id uuid,
  person_id uuid not null,
  created_at timestamptz not null
);
create index share_shop on share (shop_id, campaign_id);
-- Passing the same thing on again gives the same code, also when two requests ask at once.
create unique index share_once on share (person_id, campaign_id, round_id, shop_id) nulls not distinct;
create index share_at on share (created_at desc);

create table visit (
  id uuid not null,
  code text not null,
  campaign_id uuid not null,
  shop_id uuid,
  visitor_id text not null check (char_length(visitor_id) between 8 and 64),
  person_id uuid,
  scene int not null default 0,
  at timestamptz not null,
  primary key (id, at)
);
create index visit_visitor on visit (visitor_id, at desc);
create index visit_person on visit (person_id, at desc) where person_id is not null;
create index visit_shop on visit (shop_id, campaign_id, at desc);
