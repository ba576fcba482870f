import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** What nobody can read any more has nothing to decide either. */
export const emptyCases = (sql: Sql, subjectIds: readonly Id[]) => sql`
  update review_case set title = '', body = '', findings = '[]', asked_by = null,
    state = case when state in ('screening', 'waiting') then 'dropped' else state end
  where subject_id = any(${subjectIds as Id[]}::uuid[])`
