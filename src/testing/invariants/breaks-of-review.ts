import type { Break } from './law'

/** Wrong rows for the laws of the review. */
export const breaksOfReview: readonly Break[] = [
  {
    law: 'every decided case has its deciding step, by its owner or by the machine',
    sql: `update review_step set person_id = (select id from person limit 1) where type = 'decided' and actor = 'operator'`,
  },
  {
    law: 'the machine only says yes, and only where nothing stands against it',
    sql: `update review_case set findings = '[{"code": "absolute-word", "weight": "block"}]' where subject = 'campaign'`,
  },
  { law: 'no case is without a clock or without its first step', sql: `delete from review_step where type = 'opened'` },
  {
    law: 'only "needs work" is answered, by its own brand',
    sql: `update review_case set answers_id = (select id from review_case where subject = 'licence' limit 1)
      where subject = 'campaign'`,
  },
  {
    law: 'a paper counts only as a person has read it',
    sql: `update review_case set state = 'waiting', decided_at = null, decided_by = null where subject = 'licence'`,
  },
]
