import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface CardState {
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
  select r.status, r.shared, r.seats_paid as "seatsPaid", r.seats_total as "seatsTotal", c.activity_id as "activityId",
    c.expires_at as "expiresAt", c.pushed_state as "pushedState", c.pushed_count as "pushedCount"
  from round r left join chat_card c on c.round_id = r.id where r.id = ${roundId}`

export const openCard = (sql: Sql, card: { roundId: Id; campaignId: Id; activityId: string; expiresAt: Ms }) => sql`
  insert into chat_card (round_id, campaign_id, activity_id, expires_at)
  values (${card.roundId}, ${card.campaignId}, ${card.activityId}, ${iso(card.expiresAt)}) on conflict do nothing`

export const markPushed = (sql: Sql, card: { roundId: Id; state: number; count: number }) => sql`
  update chat_card set pushed_state = ${card.state}, pushed_count = ${card.count} where round_id = ${card.roundId}`
