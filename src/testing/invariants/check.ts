import type { Sql } from '@/kernel/db'
import { access, imports } from './access'
import { catalogue } from './catalogue'
import { customers } from './customers'
import type { Law } from './law'
import { messages } from './messages'
import { money } from './money'
import { orders } from './orders'
import { parcels } from './parcels'
import { provenance } from './provenance'
import { ratings } from './ratings'
import { review } from './review'
import { rounds } from './rounds'
import { stock } from './stock'
import { withdrawals } from './withdrawals'

export const LAWS: Readonly<Record<string, readonly Law[]>> = {
  money,
  withdrawals,
  orders,
  parcels,
  stock,
  catalogue,
  rounds,
  messages,
  access,
  imports,
  ratings,
  review,
  customers,
  provenance,
}

/** A broken law: how many rows break it, and the first of them. */
export interface Violation {
  readonly law: string
  readonly count: number
  readonly examples: readonly Record<string, unknown>[]
}

const EXAMPLES = 5

/** All laws against one database. Judged by `at` (ms), or by the newest moment that the database knows of. */
export async function checkInvariants(sql: Sql, at?: number): Promise<Violation[]> {
  const moment = at ?? (await newestMoment(sql))
  const found = await Promise.all(
    Object.values(LAWS)
      .flat()
      .map((law) => breaches(sql, law, moment)),
  )
  return found.filter((violation) => violation.count > 0)
}

export async function breaches(sql: Sql, law: Law, at: number): Promise<Violation> {
  const rows = await sql.unsafe<{ row: Record<string, unknown>; total: number }[]>(
    `with moment as (select $1::timestamptz as at), found as (${law.sql})
     select to_jsonb(found) as row, count(*) over () as total from found limit ${EXAMPLES}`,
    [new Date(at).toISOString()],
  )
  return { law: law.name, count: Number(rows[0]?.total ?? 0), examples: rows.map(({ row }) => row) }
}

/** The clock of an installation may be moved, so the database itself says how late it is. */
export async function newestMoment(sql: Sql): Promise<number> {
  const [newest] = await sql<{ at: number | Date | null }[]>`
    select greatest((select max(at) from campaign_event), (select max(at) from transfer), (select max(at) from order_step),
      (select max(received_at) from notice), (select max(done_at) from outbox), (select max(created_at) from idempotency)) as at`
  return Number(newest?.at ?? 0)
}
