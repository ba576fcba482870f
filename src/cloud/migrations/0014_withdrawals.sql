-- A reseller takes commission out. The id is the number at WeChat Pay for ever: repeating it can't pay twice.
-- Payee, gross, withheld and net stay with their period, as platforms must report them; nothing is withheld today.
create table withdrawal (
  id uuid primary key,
  shop_id uuid not null,
  person_id uuid not null,
  gross_fen int4 not null check (gross_fen > 0),
  withheld_fen int4 not null default 0 check (withheld_fen >= 0 and withheld_fen < gross_fen),
  net_fen int4 generated always as (gross_fen - withheld_fen) stored,
  state text not null check (state in ('asked', 'processing', 'waiting', 'done', 'failed')),
  reason text not null default '',
  mchid text,
  wechat_bill_no text unique,
  package_info text,
  confirm_before timestamptz,
  asked_at timestamptz not null,
  -- Who sends it now has it until then; whoever comes after that asks WeChat first.
  sending_until timestamptz,
  -- The next look for a notice that did not come.
  look_at timestamptz not null,
  ended_at timestamptz,
  -- The month in China in which the money arrived: 2026-11.
  period text,
  check ((state in ('done', 'failed')) = (ended_at is not null)),
  check ((state = 'done') = (period is not null)),
  check (state <> 'waiting' or (package_info is not null and confirm_before is not null))
);
-- One at a time: the next one may be asked for when this one has arrived or come back.
create unique index withdrawal_open on withdrawal (shop_id) where state in ('asked', 'processing', 'waiting');
create index withdrawal_shop on withdrawal (shop_id, id desc);
create index withdrawal_silent on withdrawal (look_at) where state in ('asked', 'processing', 'waiting');

-- What must be reported of each payee, month by month.
create view payee_period as
  select person_id, period, count(*) as withdrawals, sum(gross_fen) as gross_fen, sum(withheld_fen) as withheld_fen, sum(net_fen) as net_fen
  from withdrawal where state = 'done' group by person_id, period;

-- Money that leaves for a reseller belongs to a withdrawal, all other money to an order.
alter table transfer alter column order_id drop not null;
alter table transfer add column withdrawal_id uuid;
alter table transfer add constraint transfer_belongs check (num_nonnulls(order_id, withdrawal_id) = 1);
create index transfer_withdrawal on transfer (withdrawal_id) where withdrawal_id is not null;
insert into account (id, owner_type, bucket) values
  ('outside:payout', 'outside', 'payout'),
  ('platform:tax', 'platform', 'tax');
