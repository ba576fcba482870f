-- A case is a proposal: what it would change, from what to what; who works on it; until when; and one of three verdicts.
-- "dropped" is no verdict: it was taken back or a newer proposal took its place.
alter table review_case drop constraint review_case_state_check;
update review_case set state = case state when 'approved' then 'accepted' when 'rejected' then 'declined' else state end;
alter table review_case
  add constraint review_case_state_check
    check (state in ('screening', 'waiting', 'accepted', 'needs-work', 'declined', 'dropped')),
  add column asked_by uuid,
  add column changes jsonb not null default '[]',
  add column facts jsonb not null default '{}',
  add column owner_id uuid,
  add column due_at timestamptz,
  add column escalated_at timestamptz,
  add column reason_code text not null default '',
  add column answers_id uuid references review_case (id);
update review_case c set
  due_at = opened_at + interval '24 hours',
  reason_code = case when state = 'declined' then 'other' else '' end,
  owner_id = decided_by,
  asked_by = coalesce(
    (select created_by from campaign where c.subject = 'campaign' and campaign.id = c.subject_id),
    (select person_id from rating_words w where c.subject <> 'campaign' and w.brand_id = c.brand_id and w.id = c.subject_id));
alter table review_case alter column due_at set not null;

drop index review_waiting;
-- The queue goes by the clock; what is late stands in front by itself.
create index review_open on review_case (due_at, id) where state in ('screening', 'waiting');
create unique index review_one_open on review_case (subject, subject_id) where state in ('screening', 'waiting');
create index review_decided on review_case (decided_at, id) where decided_at is not null;
create index review_brand on review_case (brand_id, opened_at);
create index review_subject on review_case (subject_id, opened_at);
create index review_answers on review_case (answers_id) where answers_id is not null;

-- What happened to a case, step by step; no words of anybody are in here, so it can stay as it is.
create table review_step (
  brand_id uuid not null,
  case_id uuid not null references review_case (id),
  id uuid not null,
  type text not null check (type in
    ('opened', 'screened', 'taken', 'handed-back', 'escalated', 'decided', 'answered', 'reopened', 'dropped')),
  actor text not null check (actor in ('brand', 'buyer', 'operator', 'machine', 'clock')),
  person_id uuid,
  facts jsonb not null default '{}',
  at timestamptz not null,
  primary key (case_id, id),
  check (actor <> 'operator' or person_id is not null)
);
insert into review_step (brand_id, case_id, id, type, actor, person_id, at)
  select brand_id, id, gen_random_uuid(), 'opened', case when subject = 'rating' then 'buyer' else 'brand' end,
    case when subject <> 'rating' then asked_by end, opened_at
  from review_case;
insert into review_step (brand_id, case_id, id, type, actor, person_id, facts, at)
  select brand_id, id, gen_random_uuid(), 'decided', case when decided_by is null then 'machine' else 'operator' end,
    decided_by, jsonb_build_object('verdict', state, 'rules', 1), decided_at
  from review_case where decided_at is not null;
create trigger review_step_append_only before update or delete on review_step
  for each row execute function refuse_change();

-- A paper that lets a brand sell a sort of goods. What was accepted is never edited: a renewal is a new row.
create table licence (
  brand_id uuid not null references brand (id),
  id uuid not null,
  kind text not null,
  number text not null check (char_length(number) between 4 and 60),
  holder text not null check (char_length(holder) between 1 and 100),
  -- Null for a paper without an end (长期).
  valid_until date,
  -- The scan, kept with the other files of the brand.
  file_id uuid,
  state text not null check (state in ('in-review', 'accepted', 'needs-work', 'declined')),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  decided_at timestamptz,
  primary key (brand_id, id),
  check ((state = 'in-review') = (decided_at is null))
);
