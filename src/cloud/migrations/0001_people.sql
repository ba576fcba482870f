-- People, what they may do, and where parcels go. No row here knows a friend, a parent or a recruiter.
create table person (
  id uuid primary key,
  openid text not null unique,
  nickname text not null,
  avatar_url text not null default '',
  created_at timestamptz not null
);

-- A clerk of a brand (brand_id set) or an operator of the platform (brand_id null).
create table staff (
  person_id uuid not null references person (id),
  brand_id uuid,
  role text not null check (role in ('clerk', 'operator')),
  created_at timestamptz not null,
  check ((role = 'clerk') = (brand_id is not null)),
  unique nulls not distinct (person_id, brand_id, role)
);

-- Rows never change: an edited address is a new row, so that an order's address stays what the buyer confirmed.
create table address (
  person_id uuid not null references person (id),
  id uuid not null,
  name text not null,
  phone text not null,
  region text not null,
  detail text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (person_id, id)
);
create index address_id on address (id);

-- One accepted request is one message: a balance, not a switch (WeChat subscription messages).
create table consent (
  person_id uuid not null references person (id),
  template text not null,
  balance int not null check (balance >= 0),
  changed_at timestamptz not null,
  primary key (person_id, template)
);
