import { rows, type Sql } from '@/kernel/db'
import { iso, type Ms } from '@/kernel/time'
import type { Answer } from './answer'
import { isTaken } from './postgres/faults'

export interface KeyOf {
  readonly caller: string
  readonly key: string
}
export interface Kept extends KeyOf {
  readonly call: string
  readonly inputHash: string
  readonly answer: Answer
}

/** First answers to commands that were asked before. */
export const keptAnswers = (sql: Sql, list: readonly KeyOf[]) => sql<Kept[]>`
  select i.caller, i.key, i.call, i.input_hash as "inputHash", i.answer
  from json_to_recordset(${rows(list)}::json) as l(caller text, key text)
  join idempotency i on i.caller = l.caller and i.key = l.key`

/**
 * Keeps answers in the transaction of the work itself. A twin that ran at the same moment, in another batch or process,
 * makes this fail (`isTwinsAnswer`); the loser's work is taken back and it looks again.
 */
export const keepAnswers = (sql: Sql, list: readonly Kept[], at: Ms) => sql`
  insert into idempotency (caller, key, call, input_hash, answer, created_at)
  select caller, key, call, "inputHash", answer, ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as l(caller text, key text, call text, "inputHash" text, answer json)
  order by caller, key`

export const isTwinsAnswer = (fault: unknown): boolean => isTaken(fault, 'idempotency_pkey')

/** Keys live two days: longer than any app keeps an unanswered request. */
export const forgetAnswers = (sql: Sql, before: Ms) => sql`delete from idempotency where created_at < ${iso(before)}`
