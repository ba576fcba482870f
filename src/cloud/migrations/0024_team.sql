-- Who works for a brand, in which role, and since when. A row never changes but for its end: another role is another row,
-- so that at any later time it can be said who was allowed to do what they did.
create table member (
  brand_id uuid not null,
  id uuid not null,
  person_id uuid not null references person (id),
  role text not null check (role in ('owner', 'goods', 'campaigns', 'shipping', 'finance', 'reader')),
  since timestamptz not null,
  -- Null for who was there before there were invitations.
  given_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (brand_id, id),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null or ended_at >= since))
);
create unique index member_open on member (brand_id, person_id) where ended_at is null;
create index member_person on member (person_id);

-- A word that makes one person a member, once, within three days. The word itself is not kept: whoever reads this table
-- can't use it.
create table invitation (
  brand_id uuid not null,
  id uuid not null,
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  role text not null check (role in ('owner', 'goods', 'campaigns', 'shipping', 'finance', 'reader')),
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  taken_by uuid,
  taken_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (brand_id, id),
  check ((taken_at is null) = (taken_by is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (taken_at is null or withdrawn_at is null)
);
create index invitation_open on invitation (brand_id, ends_at) where taken_at is null and withdrawn_at is null;

-- That somebody took the log along as a file, which part of it and why; the file itself is kept nowhere.
create table log_export (
  brand_id uuid not null,
  id uuid not null,
  taken_by uuid not null,
  at timestamptz not null,
  reason text not null check (reason <> ''),
  filters jsonb not null,
  primary key (brand_id, id)
);

-- Clerks could do everything for their brand, and that is what an owner is.
insert into member (brand_id, id, person_id, role, since)
  select brand_id, gen_random_uuid(), person_id, 'owner', created_at from staff where role = 'clerk';
delete from staff where role = 'clerk';
alter table staff drop column brand_id;
alter table staff add check (role = 'operator');
alter table staff add primary key (person_id, role);
