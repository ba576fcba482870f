-- One edit of many products: planned with its cells old → new, applied whole, undone as long as nobody changed them since.
create table change_set (
  brand_id uuid not null references brand (id),
  id uuid not null,
  edit jsonb not null,
  state text not null default 'planned' check (state in ('planned', 'applied', 'undone')),
  reason text not null default '',
  counts jsonb not null,
  cells jsonb not null,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (brand_id, id),
  check ((state = 'planned') = (applied_at is null)),
  check ((state = 'undone') = (undone_at is not null))
);
