-- Where goods come from and where the money goes, as far as a brand says it. What buyers see is the last version of a
-- batch; every version stays, with who wrote it, when and why, and no statement changes or removes one.
create table batch (
  brand_id uuid not null references brand (id),
  id uuid not null,
  product_id uuid not null,
  number text not null check (char_length(number) between 1 and 40),
  -- What is being written; buyers see the last row of batch_version.
  facts jsonb not null,
  version int not null default 0 check (version >= 0),
  changed boolean not null default true,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, number),
  foreign key (brand_id, product_id) references product (brand_id, id)
);
create unique index batch_id on batch (id);
create index batch_product on batch (product_id, changed_at desc);

create table batch_version (
  brand_id uuid not null,
  batch_id uuid not null,
  version int not null check (version >= 1),
  facts jsonb not null,
  why text not null check (char_length(why) between 1 and 200),
  by_person uuid not null references person (id),
  at timestamptz not null,
  primary key (brand_id, batch_id, version),
  foreign key (brand_id, batch_id) references batch (brand_id, id)
);

-- Labels of one print. Codes have no rows: each is its serial signed with the secret of its run, which stands here sealed
-- by the keyring of the house, so that a copy of the database can neither forge a label nor read one.
create table code_run (
  brand_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  mark text not null unique check (mark ~ '^[0-9A-HJKMNP-TV-Z]{7}$'),
  count int not null check (count between 1 and 10000),
  sealed text not null check (sealed ~ '^[a-z][a-z0-9-]*\.[A-Za-z0-9_-]{38,}$'),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  voided_at timestamptz,
  void_why text not null default '',
  primary key (brand_id, id),
  foreign key (brand_id, batch_id) references batch (brand_id, id),
  check ((voided_at is null) = (void_why = ''))
);
create index code_run_batch on code_run (brand_id, batch_id);

-- A unit that was scanned at least once. `first_by` and `who` are fingerprints of a person or a device that only mean
-- something within one run; they are forgotten after half a year, times and counts stay. The place is a province that
-- the first person chose to leave, or nothing.
create table unit (
  brand_id uuid not null,
  run_id uuid not null,
  serial int not null check (serial >= 1),
  first_at timestamptz not null,
  first_by text,
  first_place text check (char_length(first_place) <= 8),
  last_at timestamptz not null,
  scans int not null default 1 check (scans >= 1),
  people int not null default 1 check (people between 1 and scans),
  primary key (brand_id, run_id, serial),
  foreign key (brand_id, run_id) references code_run (brand_id, id)
);

create index unit_known on unit (first_at) where first_by is not null;

create table unit_scan (
  brand_id uuid not null,
  run_id uuid not null,
  serial int not null,
  who text not null,
  at timestamptz not null,
  primary key (brand_id, run_id, serial, who)
);
create index unit_scan_at on unit_scan (at);

-- Codes that were none of ours, so that nobody guesses for long; forgotten after a day.
create table scan_miss (
  id uuid primary key,
  who text not null,
  at timestamptz not null
);
create index scan_miss_who on scan_miss (who, at);

-- Which batch a parcel was taken from, as the brand said; a correction is one more row, and the last one counts.
create table order_batch (
  brand_id uuid not null,
  order_id uuid not null,
  position int not null,
  id uuid not null,
  batch_id uuid not null,
  by_person uuid not null references person (id),
  at timestamptz not null,
  primary key (order_id, position, id),
  foreign key (order_id, position) references order_line (order_id, position),
  foreign key (brand_id, batch_id) references batch (brand_id, id)
);

-- Who may see where the money goes; nobody unless the brand says so.
create table cost_opening (
  brand_id uuid not null,
  product_id uuid not null,
  open_to text not null check (open_to in ('nobody', 'resellers', 'everybody')),
  by_person uuid not null references person (id),
  at timestamptz not null,
  primary key (brand_id, product_id),
  foreign key (brand_id, product_id) references product (brand_id, id)
);

-- What one unit costs to make and to bring, and what that left at the price of that day. A later price gets its own split;
-- the first three are what the brand states, the others follow from what platform and campaign take.
create table cost_card (
  brand_id uuid not null,
  sku_id uuid not null,
  version int not null check (version >= 1),
  price_fen int4 not null check (price_fen > 0),
  material_fen int4 not null check (material_fen >= 0),
  labour_fen int4 not null check (labour_fen >= 0),
  freight_fen int4 not null check (freight_fen >= 0),
  brand_fen int4 not null check (brand_fen >= 0),
  platform_fen int4 not null check (platform_fen >= 0),
  reseller_fen int4 not null check (reseller_fen >= 0),
  why text not null check (char_length(why) between 1 and 200),
  valid_from timestamptz not null,
  by_person uuid not null references person (id),
  at timestamptz not null,
  primary key (brand_id, sku_id, version),
  foreign key (brand_id, sku_id) references sku (brand_id, id),
  check (material_fen + labour_fen + freight_fen + brand_fen + platform_fen + reseller_fen = price_fen)
);

create function never_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'a version of % is never rewritten: write another one', tg_table_name;
end $$;
create trigger batch_version_stays before update or delete on batch_version
  for each row execute function never_rewrite();
create trigger cost_card_stays before update or delete on cost_card
  for each row execute function never_rewrite();
