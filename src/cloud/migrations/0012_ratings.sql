-- What buyers say about goods they have received. A rating hangs on a line of a real order: there is no way to write
-- down one that nobody bought. The stars stand at once; words wait until they have been checked.
create table rating (
  brand_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  order_id uuid not null,
  position int not null,
  person_id uuid not null references person (id),
  stars int not null check (stars between 1 and 5),
  created_at timestamptz not null,
  primary key (brand_id, id),
  unique (order_id, position),
  foreign key (order_id, position) references order_line (order_id, position),
  foreign key (brand_id, product_id) references product (brand_id, id)
);
create index rating_product on rating (product_id, id desc);

-- Three things can be said, each once: the buyer's first words, one more later, and the brand's answer.
create table rating_words (
  brand_id uuid not null,
  id uuid not null,
  rating_id uuid not null,
  part text not null check (part in ('first', 'follow-up', 'answer')),
  body text not null check (char_length(body) between 1 and 500),
  state text not null default 'pending' check (state in ('pending', 'visible', 'rejected')),
  reason text not null default '',
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  decided_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, rating_id, part),
  foreign key (brand_id, rating_id) references rating (brand_id, id),
  check ((state = 'pending') = (decided_at is null))
);
