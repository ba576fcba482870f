create table account (
  id text primary key,
  owner_type text not null check (owner_type in ('outside', 'platform', 'brand', 'shop')),
  owner_id uuid,
  bucket text not null
);
insert into account (id, owner_type, bucket) values
  ('outside:wechat', 'outside', 'wechat'),
  ('platform:held', 'platform', 'held'),
  ('platform:fee', 'platform', 'fee'),
  ('platform:revenue', 'platform', 'revenue');

-- Double entry: one row moves one sum from one account to another, once per `ref`, and is never touched again.
create table transfer (
  id uuid primary key,
  ref text not null unique,
  debit text not null references account (id),
  credit text not null references account (id),
  amount_fen bigint not null check (amount_fen > 0),
  order_id uuid not null,
  rule text not null,
  at timestamptz not null,
  check (debit <> credit)
);
create index transfer_debit on transfer (debit, at);
create index transfer_credit on transfer (credit, at);
create index transfer_order on transfer (order_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger transfer_append_only before update or delete on transfer for each row execute function refuse_change();
create trigger transfer_not_truncated before truncate on transfer for each statement execute function refuse_change();
create trigger event_append_only before update or delete on campaign_event for each row execute function refuse_change();
