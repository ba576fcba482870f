-- What desks read. A brand's days are counted by the moment the money came.
create index orders_brand_paid on orders (brand_id, paid_at) where paid_at is not null;

-- Money that the platform holds for somebody right now.
create index orders_held on orders (paid_at) where status in ('forming', 'refunding');

-- Parcels that were given up, and refunds that have not arrived: few rows of large tables.
create index outbox_dead on outbox (dead_at) where dead_at is not null;
create index refund_open on refund (asked_at) where state <> 'done';
-- Notices come as time goes, so a summary per block finds the last days of them and costs a notice nothing.
create index notice_received on notice using brin (received_at);

-- What each process of the API has answered, minute by minute: the source of the error rate and of "how many are up".
create table pulse (
  process_id uuid not null,
  minute timestamptz not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  answered int not null check (answered >= 0),
  refused int not null check (refused >= 0),
  faults int not null check (faults >= 0),
  waiting int not null check (waiting >= 0),
  primary key (process_id, minute)
);
create index pulse_minute on pulse (minute);
