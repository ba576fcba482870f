create table payment (
  id uuid primary key,
  order_id uuid not null unique references orders (id),
  person_id uuid not null,
  seller_mchid text not null,
  amount_fen int4 not null check (amount_fen > 0),
  state text not null check (state in ('opened', 'prepaid', 'paid', 'closed')),
  prepay_id text,
  prepay_until timestamptz,
  transaction_id text unique,
  paid_at timestamptz,
  asked_at timestamptz,
  created_at timestamptz not null,
  check ((state = 'paid') = (transaction_id is not null)),
  check (state <> 'prepaid' or prepay_id is not null)
);
create index payment_unknown on payment (asked_at) where state = 'prepaid';
-- A paid member of a round has money behind it.
alter table entry add foreign key (payment_id) references payment (id);

-- The id of a refund is its number at WeChat Pay for ever: repeating it can't refund twice.
create table refund (
  id uuid primary key,
  payment_id uuid not null references payment (id),
  order_id uuid not null,
  amount_fen int4 not null check (amount_fen > 0),
  reason text not null,
  state text not null check (state in ('asked', 'processing', 'done', 'abnormal')),
  wechat_refund_id text,
  asked_at timestamptz not null,
  done_at timestamptz,
  unique (order_id, reason)
);

-- Inbox: every notice is on disk before WeChat hears 204; `done_at` says that it had its effect.
create table notice (
  id text primary key,
  event_type text not null,
  resource jsonb not null,
  received_at timestamptz not null,
  done_at timestamptz
);
create index notice_waiting on notice (received_at) where done_at is null;
