import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

export const deleteReminders = (sql: Sql, personId: Id) => sql`delete from reminder where person_id = ${personId}`
