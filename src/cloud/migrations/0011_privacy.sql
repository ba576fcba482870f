-- Names, phones and places stand here sealed (AES-256-GCM); the key is not in the database, so neither a copy of it nor a
-- curious query shows where somebody lives. Rows from before can't be sealed by SQL: they wait in address_plain until the
-- first process that has the key moves them over and drops the table.
alter table address rename to address_plain;
alter table address_plain rename constraint address_pkey to address_plain_pkey;
drop index address_id;
create table address (
  person_id uuid not null references person (id),
  id uuid not null,
  sealed text not null check (sealed ~ '^[a-z][a-z0-9-]*\.[A-Za-z0-9_-]{38,}$'),
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (person_id, id)
);
create index address_id on address (id);
-- By the name of the key: rows under an old one are found and sealed anew.
create index address_key on address ((split_part(sealed, '.', 1)));
do $$ begin
  if not exists (select from address_plain) then drop table address_plain; end if;
end $$;

-- Who closed the account leaves an id that orders and payments point at, and nothing else. `keep_until`: the day the law
-- lets go of them too (电商法 31: three years after the last trade).
alter table person alter column openid drop not null;
alter table person add column closed_at timestamptz;
alter table person add column keep_until timestamptz;
alter table person add check (closed_at is null or (openid is null and nickname = '' and avatar_url = ''));
create index person_closed on person (closed_at) where closed_at is not null;

alter table shop add column closed_at timestamptz;

-- What a person agreed to, in which version of the text, and when they took it back.
create table privacy_consent (
  person_id uuid not null references person (id),
  id uuid not null,
  purpose text not null check (purpose in ('delivery', 'profile')),
  version text not null,
  deed text not null check (deed in ('agreed', 'withdrawn')),
  at timestamptz not null,
  primary key (person_id, id)
);

-- A face that a person chose; kept apart from the person, so that whoever lists people does not carry pictures about.
create table avatar (
  person_id uuid primary key references person (id),
  id uuid not null unique,
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null check (octet_length(bytes) between 1 and 200000),
  created_at timestamptz not null
);

-- What we told a person, also where no subscription message could leave.
create table message (
  person_id uuid not null references person (id),
  id uuid not null,
  template text not null,
  facts jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (person_id, id)
);

create index audit_person on audit (person_id) where person_id is not null;
create index outbox_tell on outbox ((payload->>'personId')) where topic = 'tell';
-- Who paid is known by the payment; what else a notice said of the payer was never used.
update notice set resource = resource #- '{trade,openid}' where resource->'trade' ? 'openid';
