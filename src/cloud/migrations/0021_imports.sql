-- A file comes in parts, is read and judged in the background, waits for a yes, is written in the background and may be
-- undone for a day. Everything that is needed to go on after a crash stands here.

-- Files that waited for a yes were kept in another way; nothing of them has been written, so they are asked for again.
alter table import drop constraint import_state_check;
update import set state = 'cancelled', done_at = coalesce(done_at, created_at) where state = 'checked';
alter table import
  add constraint import_state_check check (state in
    ('uploading', 'checking', 'unreadable', 'checked', 'running', 'done', 'cancelled', 'undoing', 'undone')),
  add column bytes int not null default 0 check (bytes >= 0),
  -- What the clerk said about the file against our guess; null where she said nothing.
  add column choice jsonb not null default '{}',
  -- How the file was read: kind of file, sheet, headings, columns, first rows.
  add column reading jsonb,
  -- Why it could not be read: facts of the refusal.
  add column unreadable jsonb,
  add column phase text check (phase in ('reading', 'judging', 'writing', 'undoing')),
  add column mode text check (mode in ('good-rows', 'all-or-nothing')),
  add column submit_for_review boolean not null default true,
  add column rows_read int not null default 0,
  add column rows_done int not null default 0,
  add column errors int not null default 0,
  -- Where the work stands: rows are taken in the order of (handle, line), products of the journal by their id.
  add column after_handle text not null default '',
  add column after_line int not null default 0,
  -- created, changed, unchanged, failed: together all lines, once the file is done.
  add column outcome jsonb,
  -- Whoever works on it, until when (by the database's own clock: the clock of the house may be moved), and since when.
  add column lease uuid,
  add column leased_until timestamptz,
  add column lease_began timestamptz,
  add column lease_rows int not null default 0,
  add column undone_at timestamptz;
alter table import alter column format set default '', alter column encoding set default '',
  alter column delimiter set default '', alter column columns set default '{}', alter column counts set default '{}';
create index import_work on import (created_at) where state in ('checking', 'running', 'undoing');

create table import_part (
  brand_id uuid not null,
  import_id uuid not null,
  position int not null check (position >= 0),
  bytes bytea not null,
  primary key (brand_id, import_id, position),
  foreign key (brand_id, import_id) references import (brand_id, id)
);
alter table import_part alter column bytes set storage external;

-- 'unjudged' is read only; 'waiting' would change something and wants a yes of its own; 'attached' belongs to another line
-- (a further picture, a parent of variants) and stands for no SKU.
alter table import_row drop constraint import_row_change_check;
alter table import_row
  add constraint import_row_change_check check (change in
    ('unjudged', 'new', 'changed', 'same', 'error', 'waiting', 'attached')),
  add column cells jsonb not null default '[]',
  -- The code as the file says it; empty where it says none.
  add column said_code text not null default '',
  -- One line too many of one product: it is not judged with the others, so that a judgement stays small.
  add column surplus boolean not null default false,
  add column waits jsonb not null default '[]',
  -- What was agreed to, with its numbers: another price needs another yes.
  add column agreed jsonb not null default '[]',
  add column outcome text check (outcome in ('created', 'changed', 'unchanged', 'failed'));
alter table import_row alter column fields set default '{}', alter column differences set default '[]',
  alter column problems set default '[]', alter column sku_code set default '';
create index import_row_group on import_row (brand_id, import_id, handle collate "C", line);
create index import_row_code on import_row (brand_id, import_id, said_code) where said_code <> '';
create index import_row_change on import_row (brand_id, import_id, change, line);

-- What each product was before an import and what the import made of it: the way back.
create table import_undo (
  brand_id uuid not null,
  import_id uuid not null,
  product_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  state text not null default 'written' check (state in ('written', 'undone', 'kept')),
  -- Why it was kept: somebody depends on it, or changed it since.
  reason text,
  primary key (brand_id, import_id, product_id),
  foreign key (brand_id, import_id) references import (brand_id, id)
);

-- Which column a brand means, remembered by the headings of the file.
create table import_mapping (
  brand_id uuid not null references brand (id),
  headings_hash text not null,
  choice jsonb not null,
  changed_at timestamptz not null,
  primary key (brand_id, headings_hash)
);

-- Pictures of a file lie elsewhere; each is fetched once and then shown from our own address.
create table import_picture (
  brand_id uuid not null,
  import_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  url text not null,
  state text not null default 'waiting' check (state in ('waiting', 'fetching', 'kept', 'failed')),
  reason text,
  attempts int not null default 0,
  -- By the database's clock, as leases are.
  run_at timestamptz not null default now(),
  address text,
  primary key (brand_id, import_id, id),
  unique (brand_id, import_id, product_id, url)
);
create index import_picture_due on import_picture (run_at) where state in ('waiting', 'fetching');
create table picture_source (
  brand_id uuid not null references brand (id),
  url text not null,
  address text not null,
  primary key (brand_id, url)
);
create index picture_source_address on picture_source (brand_id, address);

-- Which campaigns depend on goods: asked for before a price falls and before an import is undone.
create index campaign_product on campaign (product_id, created_at);
create index campaign_goods_sku on campaign_goods (sku_id);
