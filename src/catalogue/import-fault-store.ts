import { rows, type Sql } from '@/kernel/db'
import type { Problem } from '@/kernel/result'
import type { ImportKey } from './import-store'

export interface FailedLine {
  readonly line: number
  readonly problems: readonly Problem[]
}

/** We failed at judging these lines: they are errors that say so. */
export async function failJudging(sql: Sql, of: ImportKey, list: readonly FailedLine[]): Promise<void> {
  await sql`
    update import_row i set change = 'error', problems = r.problems, differences = '[]', waits = '[]', outcome = null
    from json_to_recordset(${rows(list)}::json) as r(line int, problems jsonb)
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id} and i.line = r.line`
}

/** We failed at writing these lines; those that stand for no goods have no end of their own. */
export async function failWriting(sql: Sql, of: ImportKey, list: readonly FailedLine[]): Promise<void> {
  await sql`
    update import_row i set outcome = 'failed', problems = r.problems
    from json_to_recordset(${rows(list)}::json) as r(line int, problems jsonb)
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id} and i.line = r.line and i.change <> 'attached'`
}
