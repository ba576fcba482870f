import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface ExportRow {
  readonly shopId: Id
  readonly id: Id
  readonly reason: string
  readonly customers: number
}

export const lockShops = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select id from shop where id = any(${ids as Id[]}::uuid[]) and closed_at is null order by id for no key update`

export const lastExports = (sql: Sql, shopId: Id, most: number) =>
  sql<
    { id: Id; reason: string; customers: number; at: Ms }[]
  >`select id, reason, customers, at from customer_export where shop_id = ${shopId} order by at desc, id desc limit ${most}`

export const writeExports = (sql: Sql, list: readonly ExportRow[], at: Ms) => sql`
  insert into customer_export (shop_id, id, reason, customers, at)
  select "shopId", id, reason, customers, ${iso(at)} from json_to_recordset(${rows(list)}::json)
    as e("shopId" uuid, id uuid, reason text, customers int)`

export async function exportedAt(sql: Sql, of: { shopId: Id; id: Id }): Promise<Ms | null> {
  const [row] = await sql<{ at: Ms }[]>`
    select at from customer_export where shop_id = ${of.shopId} and id = ${of.id}`
  return row?.at ?? null
}
