import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** Strangers who all order in the second in which the power goes. They have no phone on the page. */
export const passersBy: readonly { readonly id: Id; readonly addressId: Id }[] = Array.from({ length: 16 }, (_, n) => ({
  id: `01990000-0008-7000-8000-${String(n + 1).padStart(12, '0')}`,
  addressId: `01990000-0009-7000-8000-${String(n + 1).padStart(12, '0')}`,
}))

/** One first character for all of them: the live strip leaves their orders out by it. */
export const PASSER_BY = '路人'

export async function insertPassersBy(sql: postgres.Sql, now: Ms): Promise<void> {
  const at = iso(now)
  const list = passersBy.map(({ id, addressId }, n) => ({
    id,
    address_id: addressId,
    openid: `oYuantuan-passer-by-${n + 1}`,
    name: `${PASSER_BY}${n + 1}`,
  }))
  const rows = JSON.stringify(list)
  await sql`
    insert into person (id, openid, nickname, avatar_url, created_at)
    select id, openid, name, '', ${at} from json_to_recordset(${rows}::text::json) as r(id uuid, openid text, name text)`
  await sql`
    insert into address (person_id, id, name, phone, region, detail, created_at)
    select id, address_id, name, '13800138100', '北京市东城区', '前门大街 1 号', ${at}
    from json_to_recordset(${rows}::text::json) as r(id uuid, address_id uuid, name text)`
}
