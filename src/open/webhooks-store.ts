import type { Sql } from '@/kernel/db'
import type { EventType } from '@/kernel/events'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface WebhookRow {
  readonly brandId: Id
  readonly id: Id
  readonly url: string
  readonly events: EventType[]
  readonly secret: string
  readonly oldSecret: string | null
  readonly oldUntil: Ms | null
  readonly madeBy: Id
  readonly madeAt: Ms
  readonly failingSince: Ms | null
  readonly offAt: Ms | null
  readonly offWhy: 'failing' | 'gone' | null
}

const columns = (sql: Sql) => sql`w.brand_id as "brandId", w.id, w.url, w.events, w.secret, w.old_secret as "oldSecret",
  w.old_until as "oldUntil", w.made_by as "madeBy", w.made_at as "madeAt", w.failing_since as "failingSince",
  w.off_at as "offAt", w.off_why as "offWhy"`

/** Those that were not removed, whether switched off or not. */
export const webhooksOf = (sql: Sql, brandId: Id) => sql<WebhookRow[]>`
  select ${columns(sql)} from webhook w where w.brand_id = ${brandId} and w.removed_at is null order by w.id limit 50`

/** Holds one while it is changed or told something. */
export const lockWebhook = (sql: Sql, brandId: Id, id: Id) => sql<WebhookRow[]>`
  select ${columns(sql)} from webhook w where w.brand_id = ${brandId} and w.id = ${id} and w.removed_at is null
  for no key update`

export const insertWebhook = (sql: Sql, w: WebhookRow) => sql`
  insert into webhook (brand_id, id, url, events, secret, made_by, made_at)
  values (${w.brandId}, ${w.id}, ${w.url}, ${w.events}, ${w.secret}, ${w.madeBy}, ${iso(w.madeAt)})`

const time = (at: Ms | null) => at && iso(at)

/** All that changes in the life of one. */
export const saveWebhook = (sql: Sql, w: WebhookRow) => sql`
  update webhook set secret = ${w.secret}, old_secret = ${w.oldSecret}, old_until = ${time(w.oldUntil)},
    failing_since = ${time(w.failingSince)}, off_at = ${time(w.offAt)}, off_why = ${w.offWhy}
  where brand_id = ${w.brandId} and id = ${w.id}`

export const removeWebhook = (sql: Sql, brandId: Id, { id, at }: { id: Id; at: Ms }) => sql<{ id: Id }[]>`
  update webhook set removed_at = ${iso(at)} where brand_id = ${brandId} and id = ${id} and removed_at is null returning id`

/** Who is to hear of it. */
export const ownersOf = (sql: Sql, brandId: Id) => sql<{ personId: Id }[]>`
  select person_id as "personId" from member where brand_id = ${brandId} and role = 'owner' and ended_at is null limit 50`

/** Who asks for several at once waits for nobody in between. */
export const lockBrand = (sql: Sql, brandId: Id) => sql`select from brand where id = ${brandId} for no key update`

export const sealedByOthers = (sql: Sql, keyId: string, most: number) => sql<WebhookRow[]>`
  select ${columns(sql)} from webhook w where split_part(w.secret, '.', 1) <> ${keyId}
    or split_part(coalesce(w.old_secret, ${`${keyId}.`}), '.', 1) <> ${keyId} limit ${most} for update`
