import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** Answers kept for repeats: of the person, and of the devices as long as nobody had signed in. */
export const forgetAnswersOf = (sql: Sql, callers: readonly string[]) => sql`
  delete from idempotency where caller = any(${callers as string[]}::text[])`

/** News for a person, delivered or not: nobody is there to read them. */
export const forgetNews = (sql: Sql, personId: Id) => sql`
  delete from outbox where topic = 'tell' and payload->>'personId' = ${personId}`

/** That somebody did something, when and with which outcome stays; the words they typed do not. */
export const emptyDeeds = (sql: Sql, personId: Id) => sql`
  update audit set input = '{}' where person_id = ${personId}`
