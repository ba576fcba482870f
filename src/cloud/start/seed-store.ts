import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { sealAddress } from '@/kernel/sealed-address'
import { iso, type Ms } from '@/kernel/time'
import type { Vault } from '@/kernel/vault'

export async function hasBrands(sql: postgres.Sql): Promise<boolean> {
  return (await sql`select 1 from brand limit 1`).length > 0
}

/** Back to nothing: half a world is worse than none. */
export const wipe = (sql: postgres.Sql) => sql.unsafe('drop schema public cascade; create schema public')

/** Plans made on empty tables cost batching half its speed. */
export const analyze = (sql: postgres.Sql) => sql`analyze`

const HOME = { phone: '13800138100', region: '北京市东城区', detail: '前门大街 1 号' }

export interface Stranger {
  readonly id: Id
  readonly addressId: Id
  readonly openid: string
  readonly name: string
}

interface Place {
  readonly sql: postgres.Sql
  readonly now: Ms
  readonly vault: Vault
}

export async function insertStrangers({ sql, now, vault }: Place, list: readonly Stranger[]): Promise<void> {
  const sealed = (one: Stranger) => sealAddress(vault, { ...HOME, personId: one.id, id: one.addressId, name: one.name })
  const rows = JSON.stringify(list.map((one) => ({ ...one, sealed: sealed(one) })))
  await sql`
    insert into person (id, openid, nickname, avatar_url, created_at)
    select id, openid, name, '', ${iso(now)} from json_to_recordset(${rows}::json) as r(id uuid, openid text, name text)`
  await sql`
    insert into address (person_id, id, sealed, created_at)
    select id, "addressId", sealed, ${iso(now)} from json_to_recordset(${rows}::json) as r(id uuid, "addressId" uuid, sealed text)`
}
