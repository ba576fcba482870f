import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

export const emptyCases = (sql: Sql, subjectIds: readonly Id[]) => sql`
  update review_case set title = '', body = '', findings = '[]' where subject_id = any(${subjectIds as Id[]}::uuid[])`
