import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Counts } from './compare'
import type { MappedColumn } from './fields'

export type ImportState =
  | 'uploading'
  | 'checking'
  | 'unreadable'
  | 'checked'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'undoing'
  | 'undone'
export type Phase = 'reading' | 'judging' | 'writing' | 'undoing'
export type Mode = 'good-rows' | 'all-or-nothing'

/** How the clerk wants the file to be read; what is missing is guessed. */
export interface Choice {
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly headingLine?: number
  readonly format?: string
  readonly columns?: readonly { readonly field: string; readonly index: number }[]
}

/** How the file was read. */
export interface Reading {
  readonly format: string
  readonly file: 'csv' | 'xlsx'
  readonly encoding: string
  readonly delimiter: string
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headingLine: number
  readonly headings: readonly string[]
  readonly columns: readonly MappedColumn[]
  readonly remembered: boolean
  /** Hosts of the house itself when it was read: their pictures may lie inside. */
  readonly ownHosts: readonly string[]
  readonly firstRows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

export interface Ended {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
}

export interface ImportRow {
  readonly brandId: Id
  readonly id: Id
  readonly fileName: string
  readonly bytes: number
  readonly state: ImportState
  readonly choice: Choice
  readonly reading: Reading | null
  readonly unreadable: Readonly<Record<string, unknown>> | null
  readonly format: string
  readonly encoding: string
  readonly delimiter: string
  readonly counts: Partial<Counts>
  readonly phase: Phase | null
  readonly mode: Mode | null
  readonly submitForReview: boolean
  readonly rowsRead: number
  readonly rowsDone: number
  readonly errors: number
  readonly afterHandle: string
  readonly afterLine: number
  readonly outcome: Ended | null
  readonly createdBy: Id
  readonly createdAt: Ms
  readonly doneAt: Ms | null
  readonly undoneAt: Ms | null
  /** How often the chunk that comes next has failed. */
  readonly faults: number
  /** Since when its lines, or the way back, are no longer kept. */
  readonly rowsSweptAt: Ms | null
  readonly journalSweptAt: Ms | null
  /** By the pace since this worker took it up; null while there is none. */
  readonly secondsLeft: number | null
}

const columns = (sql: Sql) => sql`
  brand_id as "brandId", id, file_name as "fileName", bytes, state, choice, reading, unreadable, format, encoding,
  delimiter, counts, phase, mode, submit_for_review as "submitForReview", rows_read as "rowsRead",
  rows_done as "rowsDone", errors, after_handle as "afterHandle", after_line as "afterLine", outcome,
  created_by as "createdBy", created_at as "createdAt", done_at as "doneAt", undone_at as "undoneAt",
  faults, rows_swept_at as "rowsSweptAt", journal_swept_at as "journalSweptAt",
  case when rows_done > lease_rows and rows_read >= rows_done and phase <> 'reading' then ceil(
    extract(epoch from clock_timestamp() - lease_began) * (rows_read - rows_done) / (rows_done - lease_rows))::int end
    as "secondsLeft"`

export type NewImport = Pick<ImportRow, 'brandId' | 'id' | 'fileName' | 'bytes' | 'createdBy' | 'createdAt'>

export async function insertImports(sql: Sql, list: readonly NewImport[]): Promise<void> {
  const imports = list.map((one) => ({ ...one, createdAt: iso(one.createdAt) }))
  await sql`
    insert into import (brand_id, id, file_name, bytes, state, created_by, created_at)
    select r."brandId", r.id, r."fileName", r.bytes, 'uploading', r."createdBy", r."createdAt"
    from json_to_recordset(${rows(imports)}::json) as r("brandId" uuid, id uuid, "fileName" text, bytes int,
      "createdBy" uuid, "createdAt" timestamptz)`
}

/** Imports of one brand; a second command about the same one waits here and then finds what the first has done. */
export async function lockImports(sql: Sql, brandId: Id, ids: readonly Id[]): Promise<ImportRow[]> {
  return await sql<ImportRow[]>`
    select ${columns(sql)} from import where brand_id = ${brandId} and id = any(${ids as Id[]}::uuid[])
    order by id for no key update`
}

export async function findImport(sql: Sql, brandId: Id, id: Id): Promise<ImportRow | undefined> {
  const [found] = await sql<ImportRow[]>`
    select ${columns(sql)} from import where brand_id = ${brandId} and id = ${id}`
  return found
}

export async function pageOfImports(
  sql: Sql,
  brandId: Id,
  { after, limit }: { after: { at: string; id: Id } | null; limit: number },
): Promise<ImportRow[]> {
  return await sql<ImportRow[]>`
    select ${columns(sql)} from import
    where brand_id = ${brandId} and ${after ? sql`(created_at, id) < (${after.at}, ${after.id})` : sql`true`}
    order by created_at desc, id desc limit ${limit}`
}

/** Writes everything that changes in the life of an import; its row is locked already. */
export async function saveImports(sql: Sql, list: readonly ImportRow[]): Promise<void> {
  const time = (at: Ms | null) => (at === null ? null : iso(at))
  const imports = list.map((one) => ({ ...one, doneAt: time(one.doneAt), undoneAt: time(one.undoneAt) }))
  await sql`
    update import i set state = r.state, choice = r.choice, reading = r.reading, unreadable = r.unreadable,
      format = r.format, encoding = r.encoding, delimiter = r.delimiter, counts = r.counts, phase = r.phase,
      mode = r.mode, submit_for_review = r."submitForReview", rows_read = r."rowsRead", rows_done = r."rowsDone",
      errors = r.errors, after_handle = r."afterHandle", after_line = r."afterLine", outcome = r.outcome,
      done_at = r."doneAt", undone_at = r."undoneAt"
    from json_to_recordset(${rows(imports)}::json) as r("brandId" uuid, id uuid, state text, choice jsonb, reading jsonb,
      unreadable jsonb, format text, encoding text, delimiter text, counts jsonb, phase text, mode text,
      "submitForReview" bool, "rowsRead" int, "rowsDone" int, errors int, "afterHandle" text, "afterLine" int,
      outcome jsonb, "doneAt" timestamptz, "undoneAt" timestamptz)
    where i.brand_id = r."brandId" and i.id = r.id`
}

export interface ImportKey {
  readonly brandId: Id
  readonly id: Id
}

/** Sending a part again replaces it. */
export async function savePart(sql: Sql, of: ImportKey, part: { position: number; bytes: Uint8Array }): Promise<void> {
  await sql`
    insert into import_part (brand_id, import_id, position, bytes)
    values (${of.brandId}, ${of.id}, ${part.position}, ${Buffer.from(part.bytes)})
    on conflict (brand_id, import_id, position) do update set bytes = excluded.bytes`
}

export async function keptParts(sql: Sql, of: ImportKey): Promise<number[]> {
  const found = await sql<{ position: number }[]>`
    select position from import_part where brand_id = ${of.brandId} and import_id = ${of.id} order by position`
  return found.map(({ position }) => position)
}

export async function loadPart(sql: Sql, of: ImportKey, position: number): Promise<Uint8Array | undefined> {
  const [found] = await sql<{ bytes: Uint8Array }[]>`
    select bytes from import_part
    where brand_id = ${of.brandId} and import_id = ${of.id} and position = ${position}`
  return found?.bytes
}

export async function deleteParts(sql: Sql, of: ImportKey): Promise<void> {
  await sql`delete from import_part where brand_id = ${of.brandId} and import_id = ${of.id}`
}

export async function rememberChoice(
  sql: Sql,
  { brandId, hash, choice, now }: { brandId: Id; hash: string; choice: Choice; now: Ms },
): Promise<void> {
  await sql`
    insert into import_mapping (brand_id, headings_hash, choice, changed_at)
    values (${brandId}, ${hash}, ${JSON.stringify(choice)}::jsonb, ${iso(now)})
    on conflict (brand_id, headings_hash) do update set choice = excluded.choice, changed_at = excluded.changed_at`
}

export async function rememberedChoice(sql: Sql, brandId: Id, hash: string): Promise<Choice | undefined> {
  const [found] = await sql<{ choice: Choice }[]>`
    select choice from import_mapping where brand_id = ${brandId} and headings_hash = ${hash}`
  return found?.choice
}
