import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Edit, PlannedCell } from './bulk-plan'

export interface ChangeSetRow {
  readonly brandId: Id
  readonly id: Id
  readonly edit: Edit
  readonly state: 'planned' | 'applied' | 'undone'
  readonly reason: string
  readonly counts: { products: number; changes: number; problems: number; guards: number; reviews: number }
  readonly cells: readonly PlannedCell[]
  readonly createdBy: Id
  readonly by: string
  readonly createdAt: Ms
  readonly appliedAt: Ms | null
  readonly undoneAt: Ms | null
}

export async function insertChangeSets(sql: Sql, list: readonly ChangeSetRow[]): Promise<void> {
  const sets = list.map((one) => ({ ...one, createdAt: iso(one.createdAt) }))
  await sql`
    insert into change_set (brand_id, id, edit, reason, counts, cells, created_by, created_at)
    select r."brandId", r.id, r.edit, r.reason, r.counts, r.cells, r."createdBy", r."createdAt"
    from json_to_recordset(${rows(sets)}::json) as r("brandId" uuid, id uuid, edit jsonb, reason text, counts jsonb,
      cells jsonb, "createdBy" uuid, "createdAt" timestamptz)`
}

const columns = (sql: Sql) => sql`
  c.brand_id as "brandId", c.id, c.edit, c.state, c.reason, c.counts, c.created_by as "createdBy",
  coalesce(p.nickname, '') as by, c.created_at as "createdAt", c.applied_at as "appliedAt", c.undone_at as "undoneAt"`

/** Two who apply the same plan wait for each other; the second finds it applied. */
export async function lockChangeSet(sql: Sql, brandId: Id, id: Id): Promise<ChangeSetRow | undefined> {
  const [found] = await sql<ChangeSetRow[]>`
    select ${columns(sql)}, c.cells from change_set c left join person p on p.id = c.created_by
    where c.brand_id = ${brandId} and c.id = ${id} for no key update of c`
  return found
}

/** Its cells and counts as well: some may have been left out. */
export async function saveApplied(sql: Sql, { appliedAt, brandId, id, ...set }: ChangeSetRow): Promise<void> {
  await sql`
    update change_set set state = 'applied', applied_at = ${iso(appliedAt!)}, cells = r.cells, counts = r.counts
    from json_to_recordset(${rows([{ cells: set.cells, counts: set.counts }])}::json) as r(cells jsonb, counts jsonb)
    where brand_id = ${brandId} and id = ${id}`
}

export async function saveUndone(sql: Sql, { brandId, id }: ChangeSetRow, at: Ms): Promise<void> {
  await sql`
    update change_set set state = 'undone', undone_at = ${iso(at)} where brand_id = ${brandId} and id = ${id}`
}

export async function pageOfChangeSets(
  sql: Sql,
  brandId: Id,
  { before, limit }: { before: Id | null; limit: number },
): Promise<Omit<ChangeSetRow, 'cells'>[]> {
  return await sql<Omit<ChangeSetRow, 'cells'>[]>`
    select ${columns(sql)} from change_set c left join person p on p.id = c.created_by
    where c.brand_id = ${brandId} and c.state <> 'planned' and (${before}::uuid is null or c.id < ${before})
    order by c.id desc limit ${limit}`
}

export async function nameOf(sql: Sql, personId: Id): Promise<string> {
  const [found] = await sql<{ nickname: string }[]>`select nickname from person where id = ${personId}`
  return found?.nickname ?? ''
}
