import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export async function hasBrands(sql: postgres.Sql): Promise<boolean> {
  return (await sql`select 1 from brand limit 1`).length > 0
}

export async function countLive(sql: postgres.Sql): Promise<number> {
  return (await sql`select 1 from campaign where status = 'live'`).length
}

/** Plans made on empty tables cost batching half its speed. */
export const analyze = (sql: postgres.Sql) => sql`analyze`

export interface Stranger {
  readonly id: Id
  readonly addressId: Id
  readonly openid: string
  readonly name: string
}

export async function insertStrangers(sql: postgres.Sql, list: readonly Stranger[], now: Ms): Promise<void> {
  const rows = JSON.stringify(list)
  await sql`
    insert into person (id, openid, nickname, avatar_url, created_at)
    select id, openid, name, '', ${iso(now)} from json_to_recordset(${rows}::json) as r(id uuid, openid text, name text)`
  await sql`
    insert into address (person_id, id, name, phone, region, detail, created_at)
    select id, "addressId", name, '13800138100', '北京市东城区', '前门大街 1 号', ${iso(now)}
    from json_to_recordset(${rows}::json) as r(id uuid, "addressId" uuid, name text)`
}
