import { rows, type Sql } from '@/kernel/db'
import { newId } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface Deed {
  readonly role: string
  readonly personId: string | null
  readonly brandId: string | null
  /** A machine's deed stands under its key. */
  readonly keyId?: string | null
  readonly call: string
  readonly input: unknown
  readonly outcome: string
}

/** Who changed what, when: every command of those who act for a brand, a shop or the platform. */
export const appendDeeds = (sql: Sql, list: readonly Deed[], at: Ms) => sql`
  insert into audit (id, at, role, person_id, brand_id, key_id, call, input, outcome)
  select id, ${iso(at)}, role, "personId", "brandId", "keyId", call, input, outcome
  from json_to_recordset(${rows(list.map((d) => ({ ...d, id: newId() })))}::json)
    as d(id uuid, role text, "personId" uuid, "brandId" uuid, "keyId" uuid, call text, input jsonb, outcome text)`
