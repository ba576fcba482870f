-- What a campaign is found by: its names from every character on, in characters, in pinyin and in initials, so that a
-- word of a query is the beginning of one of them. A plain tsvector: no extension, no dictionary.
create table campaign_search (
  campaign_id uuid primary key references campaign (id),
  title_words tsvector not null,
  words tsvector not null,
  indexed_at timestamptz not null
);
create index campaign_search_words on campaign_search using gin (words);

-- Who wants to hear that a campaign has begun; told once, as far as WeChat's consent goes.
create table reminder (
  campaign_id uuid not null references campaign (id),
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  told_at timestamptz,
  primary key (campaign_id, person_id)
);
create index reminder_open on reminder (campaign_id) where told_at is null;

create index product_category on product (category);
