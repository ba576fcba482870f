import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export const shopOf = (sql: Sql, personId: Id) => sql<
  { id: Id; name: string; about: string; coverUrl: string; createdAt: Ms }[]
>`select id, name, about, cover_url as "coverUrl", created_at as "createdAt" from shop
  where person_id = ${personId} and closed_at is null`

export const emptyShelf = (sql: Sql, shopId: Id) => sql`delete from listing where shop_id = ${shopId}`

export const closeShop = (sql: Sql, p: { shopId: Id; at: Ms }) => sql`
  update shop set name = '-', about = '', cover_url = '', closed_at = ${iso(p.at)} where id = ${p.shopId}`
