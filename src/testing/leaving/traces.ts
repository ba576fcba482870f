import { KEPT } from '@/cloud/kept'
import type { Sql } from '@/kernel/db'

/** Where something of a person was found: table.column, and which of their marks it was. */
export interface Trace {
  readonly column: string
  readonly mark: string
}

/** What one knows a person by. The id may stand where `KEPT` says so, the others nowhere. */
export interface Marks {
  readonly id: string
  readonly others: Readonly<Record<string, string>>
}

/** Every column of every table, read as text: whatever type it has, nothing hides in it. */
export async function findTraces(sql: Sql, marks: Marks): Promise<Trace[]> {
  const columns = await sql<{ table: string; column: string; type: string }[]>`
    select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`
  const wanted = { id: marks.id, ...marks.others }
  const found = await Promise.all(columns.map((column) => marksIn(sql, column, wanted)))
  return found.flat()
}

/** The same without what may stay. */
export const forbidden = (traces: readonly Trace[]): Trace[] =>
  traces.filter(({ column, mark }) => mark !== 'id' || !(column in KEPT))

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
}

async function marksIn(sql: Sql, { table, column, type }: Column, wanted: Record<string, string>): Promise<Trace[]> {
  const name = sql(column)
  const bytes = sql`convert_from(decode(replace(encode(${name}, 'hex'), '00', ''), 'hex'), 'latin1')`
  const said = type === 'bytea' ? bytes : sql`${name}::text`
  const found = await sql<{ mark: string }[]>`
    select mark from unnest(${Object.keys(wanted)}::text[], ${Object.values(wanted)}::text[]) as m(mark, sign)
    where exists (select from ${sql(table)} where position(sign in ${said}) > 0)`
  return found.map(({ mark }) => ({ column: `${table}.${column}`, mark }))
}

/** Columns whose name says that they know people: each must be on one of the lists, or a new one is forgotten. */
export async function columnsThatKnowPeople(sql: Sql): Promise<string[]> {
  const found = await sql<{ name: string }[]>`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and (c.column_name ~ '(person|openid|nickname|phone|avatar|visitor|payee|real_name)'
        or c.column_name ~ '_by$' and c.data_type = 'uuid') order by 1`
  return found.map((row) => row.name)
}
