-- States and events are read whole, by the rules that wrote them; what queries need stands in columns of its own. As plain
-- json they are kept as they come, which spares half the cost of saving a round.
alter table round alter column state type json using state::json;
alter table campaign_event alter column event type json using event::json;

-- Rounds and quotas change far more often than they are made. With room left on their pages a change stays on its page
-- and leaves the indexes alone (a heap-only update).
alter table round set (fillfactor = 50);
alter table campaign_goods set (fillfactor = 50);

-- Answers are only ever forgotten by age, oldest first, as they came: a summary per block finds them as well as a tree and
-- costs a join nothing.
drop index idempotency_age;
create index idempotency_age on idempotency using brin (created_at);
