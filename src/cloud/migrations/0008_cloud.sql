-- The first answer to a command, kept for its repeats.
create table idempotency (
  caller text not null,
  key text not null,
  call text not null,
  input_hash text not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_age on idempotency (created_at);

-- What must leave the house after the commit: at least once, in small batches, with growing pauses.
create table outbox (
  id uuid primary key,
  topic text not null,
  once text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  locked_until timestamptz,
  done_at timestamptz,
  dead_at timestamptz,
  last_error text,
  unique (topic, once)
);
create index outbox_due on outbox (run_at) where done_at is null and dead_at is null;

-- Who changed what, when, and why: every command of brand, reseller and operator.
create table audit (
  id uuid not null,
  at timestamptz not null,
  role text not null,
  person_id uuid,
  brand_id uuid,
  call text not null,
  input jsonb not null,
  outcome text not null,
  primary key (id, at)
);
create index audit_brand on audit (brand_id, at desc);

create table review_case (
  id uuid primary key,
  subject text not null,
  subject_id uuid not null,
  brand_id uuid not null,
  title text not null,
  body text not null,
  findings jsonb not null,
  state text not null check (state in ('screening', 'waiting', 'approved', 'rejected')),
  reason text not null default '',
  decided_by uuid,
  opened_at timestamptz not null,
  decided_at timestamptz
);
create index review_waiting on review_case (opened_at) where state in ('screening', 'waiting');

-- WeChat's updatable chat card of a round.
create table chat_card (
  round_id uuid primary key,
  campaign_id uuid not null,
  activity_id text not null,
  expires_at timestamptz not null,
  pushed_state int,
  pushed_count int
);
