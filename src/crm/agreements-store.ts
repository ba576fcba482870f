import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Purpose } from './rules'

export interface AgreementRow {
  readonly id: Id
  readonly personId: Id
  readonly purpose: Purpose
  readonly version: string
  readonly deed: 'agreed' | 'withdrawn'
}

export async function append(sql: Sql, list: readonly AgreementRow[], now: Ms): Promise<void> {
  await sql`
    insert into privacy_consent (person_id, id, purpose, version, deed, at)
    select r."personId", r.id, r.purpose, r.version, r.deed, ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r("personId" uuid, id uuid, purpose text, version text, deed text)`
}

/** The last word on each purpose counts, if it was about this version of the text. */
export async function agreements(sql: Sql, personIds: readonly Id[], version: string): Promise<Map<Id, Purpose[]>> {
  const found = await sql<{ personId: Id; purpose: Purpose }[]>`
    select person_id as "personId", purpose from (
      select distinct on (person_id, purpose) person_id, purpose, version, deed from privacy_consent
      where person_id = any(${personIds as Id[]}::uuid[]) order by person_id, purpose, id desc
    ) as last where deed = 'agreed' and version = ${version} order by person_id, purpose`
  const agreed = new Map<Id, Purpose[]>()
  for (const { personId, purpose } of found) agreed.set(personId, [...(agreed.get(personId) ?? []), purpose])
  return agreed
}

export interface AgreementLog {
  readonly purpose: Purpose
  readonly version: string
  readonly deed: 'agreed' | 'withdrawn'
  readonly at: Ms
}

export const logOf = (sql: Sql, personId: Id, most: number) => sql<AgreementLog[]>`
  select purpose, version, deed, at from privacy_consent where person_id = ${personId} order by id desc limit ${most}`
