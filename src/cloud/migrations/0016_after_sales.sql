-- What buyers asked for after paying. Before shipping the rule grants it at once, so a row is a fact and has no state of
-- its own: where the money is, the refund and the order say.
create table after_sale (
  id uuid primary key,
  order_id uuid not null unique,
  brand_id uuid not null,
  person_id uuid not null,
  way text not null check (way in ('leave', 'refund')),
  reason text not null check (reason <> ''),
  amount_fen int4 not null check (amount_fen > 0),
  created_at timestamptz not null
);
create index after_sale_brand on after_sale (brand_id, id desc);

-- A member of a formed round whose money went back before shipping. The round keeps its form, the units can be sold again.
alter table entry drop constraint entry_state_check;
alter table entry add constraint entry_state_check check (state in ('held', 'paid', 'released', 'refunding', 'withdrawn'));
alter table entry add constraint entry_withdrawn_check check (state <> 'withdrawn' or payment_id is not null);

-- One's own orders are listed newest first by id, and counted by state without looking at the rows.
drop index orders_person;
create index orders_person on orders (person_id, id desc) include (status);
