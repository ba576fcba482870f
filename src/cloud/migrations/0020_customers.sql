-- What the owner of a shop calls the people who bought there: notes of one shop, which no other shop and no buyer's page
-- shows. Whom they are about may see them in the own export, and they go when that person goes.
create table customer_tag (
  shop_id uuid not null references shop (id),
  person_id uuid not null references person (id),
  tag text not null check (char_length(tag) between 1 and 12),
  created_at timestamptz not null,
  primary key (shop_id, person_id, tag)
);
create index customer_tag_person on customer_tag (person_id);
create index customer_tag_name on customer_tag (shop_id, tag);

-- Each time customers were taken along as a file: by which shop, when, why, and how many. Nobody is named here.
create table customer_export (
  shop_id uuid not null references shop (id),
  id uuid not null,
  reason text not null check (char_length(reason) <= 60),
  customers int not null check (customers >= 0),
  at timestamptz not null,
  primary key (shop_id, id)
);

-- Whoever leaves or takes their data along asks for their own.
create index reminder_person on reminder (person_id);
