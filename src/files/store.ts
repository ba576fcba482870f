import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Room } from './rules'

export interface FileKey {
  readonly brandId: Id
  readonly fileId: Id
}

export interface FileRow {
  readonly brandId: Id
  readonly id: Id
  readonly name: string
  readonly type: 'image/jpeg' | 'image/webp' | 'application/pdf'
  readonly size: number
  readonly width: number | null
  readonly height: number | null
  readonly preview: string
  readonly shownAt: Ms | null
}

const columns = (sql: Sql) => sql`f.brand_id as "brandId", f.id, f.name, f.type, f.size, f.width, f.height, f.preview,
  f.shown_at as "shownAt"`

/** The rooms of these brands, made where a brand has none yet; locked, so that two writers never share what is left. */
export async function lockRooms(sql: Sql, brandIds: readonly Id[]): Promise<Map<Id, Room>> {
  await sql`insert into file_room (brand_id) select unnest(${brandIds as Id[]}::uuid[]) on conflict do nothing`
  const found = await sql<(Room & { brandId: Id })[]>`
    select brand_id as "brandId", files, size from file_room where brand_id = any(${brandIds as Id[]}::uuid[])
    order by brand_id for no key update`
  return new Map(found.map(({ brandId, files, size }) => [brandId, { files, size: Number(size) }]))
}

export const addToRooms = (sql: Sql, more: readonly (Room & { brandId: Id })[]) => sql`
  update file_room r set files = r.files + m.files, size = r.size + m.size
  from json_to_recordset(${rows(more)}::json) as m("brandId" uuid, files int, size bigint) where r.brand_id = m."brandId"`

export interface Print {
  readonly brandId: Id
  /** Hexadecimal SHA-256 of what was handed in. */
  readonly sha256: string
}

export const filesByPrint = (sql: Sql, prints: readonly Print[]) => sql<(FileRow & Print)[]>`
  select ${columns(sql)}, encode(f.sha256, 'hex') as sha256 from file f
  join json_to_recordset(${rows(prints)}::json) as p("brandId" uuid, sha256 text)
    on p."brandId" = f.brand_id and decode(p.sha256, 'hex') = f.sha256`

export interface FileDraft extends Print {
  readonly id: Id
  readonly name: string
  readonly type: FileRow['type']
  readonly bytes: Uint8Array
  readonly width: number | null
  readonly height: number | null
  readonly preview: string
  readonly createdBy: Id | null
  readonly shownAt: Ms | null
}

/** Bytes travel as bytes: in JSON they would take a third more, twice. */
export const insertFiles = (sql: Sql, drafts: readonly FileDraft[], at: Ms) => sql`
  insert into file ${sql(
    drafts.map((d) => ({
      brand_id: d.brandId,
      id: d.id,
      sha256: Buffer.from(d.sha256, 'hex'),
      name: d.name,
      type: d.type,
      bytes: Buffer.from(d.bytes),
      width: d.width,
      height: d.height,
      preview: d.preview,
      created_by: d.createdBy,
      created_at: iso(at),
      shown_at: d.shownAt === null ? null : iso(d.shownAt),
    })),
  )}`

/** What was shown before keeps its day. */
export const showFiles = (sql: Sql, keys: readonly FileKey[], at: Ms) => sql`
  update file f set shown_at = ${iso(at)} from json_to_recordset(${rows(keys)}::json) as k("brandId" uuid, "fileId" uuid)
  where f.brand_id = k."brandId" and f.id = k."fileId" and f.shown_at is null`

export const filesByKey = (sql: Sql, keys: readonly FileKey[]) => sql<FileRow[]>`
  select ${columns(sql)} from file f join json_to_recordset(${rows(keys)}::json) as k("brandId" uuid, "fileId" uuid)
    on f.brand_id = k."brandId" and f.id = k."fileId"`

export interface Full extends FileRow {
  readonly bytes: Buffer
}

export const loadFile = (sql: Sql, id: Id) => sql<Full[]>`
  select ${columns(sql)}, f.bytes from file f where f.id = ${id}`
