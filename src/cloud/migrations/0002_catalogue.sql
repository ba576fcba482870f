create table brand (
  id uuid primary key,
  name text not null,
  about text not null default '',
  logo_url text not null default '',
  city text not null default '',
  created_at timestamptz not null
);

create table product (
  brand_id uuid not null references brand (id),
  id uuid not null,
  handle text not null,
  title text not null,
  about text not null default '',
  category text not null default '',
  ships_in_days int not null default 2 check (ships_in_days between 1 and 330),
  picture_urls text[] not null default '{}',
  status text not null default 'listed' check (status in ('listed', 'withdrawn')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, handle)
);
create index product_id on product (id);

create table sku (
  brand_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  code text not null,
  -- The chosen options in words, "100 克 / 礼盒"; empty for a product without variants.
  options text not null default '',
  price_fen int4 not null check (price_fen > 0),
  picture_url text not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, code),
  unique (brand_id, product_id, options),
  foreign key (brand_id, product_id) references product (brand_id, id)
);
create index sku_id on sku (id);

-- On hand can't fall below zero: the last unit is sold once, whatever the code above believes.
create table stock (
  brand_id uuid not null,
  sku_id uuid not null,
  received int not null check (received >= 0),
  held int not null default 0 check (held >= 0),
  sold int not null default 0 check (sold >= 0),
  on_hand int generated always as (received - held - sold) stored,
  primary key (brand_id, sku_id),
  foreign key (brand_id, sku_id) references sku (brand_id, id),
  check (received - held - sold >= 0)
);

-- A campaign's quota, set aside from stock at launch so that its rounds never contend with the shop.
create table hold (
  brand_id uuid not null,
  campaign_id uuid not null,
  sku_id uuid not null,
  units int not null check (units > 0),
  sold int not null default 0 check (sold >= 0),
  returned int not null default 0 check (returned >= 0),
  created_at timestamptz not null,
  primary key (brand_id, campaign_id, sku_id),
  check (sold + returned <= units)
);

create table import (
  brand_id uuid not null references brand (id),
  id uuid not null,
  file_name text not null,
  format text not null,
  encoding text not null,
  delimiter text not null,
  state text not null check (state in ('checked', 'done', 'cancelled')),
  -- What the file calls its columns, so that a problem found later still names the column as the clerk knows it.
  columns jsonb not null,
  counts jsonb not null,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (brand_id, id)
);

-- What each line of the file means, kept until somebody confirms: nothing is written to the catalogue before.
create table import_row (
  brand_id uuid not null,
  import_id uuid not null,
  line int not null,
  change text not null check (change in ('new', 'changed', 'same', 'error')),
  handle text not null,
  sku_code text not null,
  fields jsonb not null,
  differences jsonb not null,
  problems jsonb not null,
  primary key (brand_id, import_id, line)
);
