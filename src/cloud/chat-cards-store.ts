import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface CardState {
  readonly campaignId: Id
  readonly status: 'waiting' | 'open' | 'formed' | 'failed'
  readonly shared: boolean
  readonly seatsPaid: number
  readonly seatsTotal: number
  readonly activityId: string | null
  readonly expiresAt: Ms | null
  readonly pushedState: number | null
  readonly pushedCount: number | null
}

export const cardState = (sql: Sql, roundId: Id) => sql<CardState[]>`
  select r.campaign_id as "campaignId", r.status, r.shared, r.seats_paid as "seatsPaid", r.seats_total as "seatsTotal", c.activity_id as "activityId",
    c.expires_at as "expiresAt", c.pushed_state as "pushedState", c.pushed_count as "pushedCount"
  from round r left join chat_card c on c.round_id = r.id where r.id = ${roundId}`

/** A round has one living activity. Where two people share at once, the first one's stays and both get it. */
export async function openCard(
  sql: Sql,
  card: { roundId: Id; campaignId: Id; activityId: string; expiresAt: Ms },
  now: Ms,
): Promise<void> {
  await sql`
    insert into chat_card (round_id, campaign_id, activity_id, expires_at)
    values (${card.roundId}, ${card.campaignId}, ${card.activityId}, ${iso(card.expiresAt)})
    on conflict (round_id) do update set activity_id = excluded.activity_id, expires_at = excluded.expires_at,
      pushed_state = null, pushed_count = null
    where chat_card.expires_at <= ${iso(now)}`
}

export const markPushed = (
  sql: Sql,
  card: { roundId: Id; activityId: string; state: number; count: number; expiresAt: Ms },
) => sql`
  update chat_card set pushed_state = ${card.state}, pushed_count = ${card.count}, expires_at = ${iso(card.expiresAt)}
  where round_id = ${card.roundId} and activity_id = ${card.activityId}`

/** WeChat has let go of it. */
export const endCard = (sql: Sql, card: { roundId: Id; activityId: string }, now: Ms) => sql`
  update chat_card set expires_at = ${iso(now)} where round_id = ${card.roundId} and activity_id = ${card.activityId}`
