import type { Law } from './law'

export const review: readonly Law[] = [
  {
    name: 'every decided case has its deciding step, by its owner or by the machine',
    sql: `select c.id, c.state from review_case c where c.state in ('accepted', 'needs-work', 'declined')
      and (c.owner_id is distinct from c.decided_by or not exists (
        select from review_step s where s.case_id = c.id and s.brand_id = c.brand_id and s.type = 'decided'
          and s.facts->>'verdict' = c.state and s.at = c.decided_at and s.person_id is not distinct from c.decided_by
          and s.actor = case when c.decided_by is null then 'machine' else 'operator' end))`,
  },
  {
    name: 'the machine only says yes, and only where nothing stands against it',
    sql: `select id, state from review_case where decided_at is not null and decided_by is null
      and (state <> 'accepted' or findings @> '[{"weight": "block"}]')`,
  },
  {
    name: 'no case is without a clock or without its first step',
    sql: `select c.id, c.due_at from review_case c where c.due_at <= c.opened_at
      or not exists (select from review_step s where s.case_id = c.id and s.type = 'opened' and s.at = c.opened_at)`,
  },
  {
    name: 'only "needs work" is answered, by its own brand',
    sql: `select a.id, a.answers_id from review_case a left join review_case c on c.id = a.answers_id
      where a.answers_id is not null and (c.state is distinct from 'needs-work' or c.brand_id <> a.brand_id
        or c.decided_at > a.opened_at)`,
  },
  {
    name: 'a paper counts only as a person has read it',
    sql: `select l.id, l.state from licence l left join lateral (
        select state, decided_by from review_case c where c.subject = 'licence' and c.subject_id = l.id
          and c.brand_id = l.brand_id and c.state <> 'dropped' order by c.opened_at desc, c.id desc limit 1) c on true
      where l.state <> coalesce(case when c.state in ('screening', 'waiting') then 'in-review' else c.state end, '')
        or l.state = 'accepted' and c.decided_by is null`,
  },
]
