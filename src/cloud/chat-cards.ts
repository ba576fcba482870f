import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import { DAY, iso, MINUTE, type Ms } from '@/kernel/time'
import type * as sharing from '@/sharing/contract'
import { type CardState, cardState, endCard, markPushed, openCard } from './chat-cards-store'
import type { House } from './house'
import type { CardUpdate } from './wechat-api'

/** WeChat's states of an updatable card: people are joining, complete, over (WX 动态消息). The last two are final for us. */
const STATES = { waiting: 0, open: 0, formed: 1, failed: 2 } as const
/** The wording "成员正在加入 n/m"; WeChat has two and no others. */
const TEMPLATE = '666F374D69D16C932E45D7E7D9F10CEF6177F5F5'
/** A card lives so long after its last news. */
const LIVES = DAY
/** Somebody is about to share: what ends within this time is not worth beginning with. */
const SOON = 10 * MINUTE
/** WeChat does not know the activity (any more). */
const GONE = new Set(['47501', '47504'])

type Activity = InputOf<typeof sharing.activity>

/** What a phone tells WeChat before it shares a round, so that the card in the chat counts seats by itself. */
export async function activityOf(
  house: House,
  { input: { roundId } }: Asked<Activity>,
): Promise<OutputOf<typeof sharing.activity> | Refusal> {
  const [card] = await cardState(house.sql, roundId)
  if (!card?.shared) return refuse('not-found')
  if (card.status !== 'open') return { activity: null }
  const living = isLiving(card, house.now()) ? card : await renewed(house, { ...card, roundId })
  if (!living?.activityId || living.expiresAt === null) return refuse('wechat-unavailable')
  const parameters = [
    { name: 'member_count', value: String(card.seatsPaid) },
    { name: 'room_limit', value: String(card.seatsTotal) },
  ]
  const { activityId, expiresAt } = living
  return { activity: { activityId, templateId: TEMPLATE, parameters, expiresAt: iso(expiresAt) } }
}

const isLiving = ({ activityId, expiresAt }: CardState, now: Ms): boolean =>
  activityId !== null && expiresAt !== null && expiresAt > now + SOON

/** A new activity in the place of none or of one that is over; older chats keep the last count they were told. */
async function renewed(
  { sql, wechat, now }: House,
  { roundId, campaignId }: CardState & { roundId: Id },
): Promise<CardState | null> {
  const made = await wechat.createActivity()
  if (made.outcome !== 'ok') return null
  await openCard(sql, { roundId, campaignId, ...made.value }, now() + SOON)
  return (await cardState(sql, roundId))[0] ?? null
}

/**
 * Keeps the chat card of a round in step: it counts seats by itself in every chat it was sent to. Always the newest state
 * is pushed, so lost and late pushes heal with the next one; a card that WeChat no longer knows is let go, and a round
 * that nobody has shared has none.
 */
export async function syncCard(house: House, { roundId }: { campaignId: Id; roundId: Id }): Promise<boolean> {
  const [card] = await cardState(house.sql, roundId)
  if (!card?.shared || card.status === 'waiting' || !isPushable(card, house.now())) return true
  return push(house, roundId, { ...card, activityId: card.activityId! })
}

function isPushable(card: CardState, now: Ms): boolean {
  const { activityId, expiresAt, pushedState, pushedCount, seatsPaid } = card
  if (activityId === null || expiresAt === null || expiresAt <= now) return false
  const state = STATES[card.status]
  return pushedState === null || (pushedState === 0 && (state !== 0 || pushedCount !== seatsPaid))
}

async function push(
  { sql, wechat, now }: House,
  roundId: Id,
  card: CardState & { activityId: string },
): Promise<boolean> {
  const { activityId } = card
  const sent = await wechat.updateCard(updateOf(roundId, card))
  if (sent.outcome === 'unknown') return false
  const pushed = { roundId, activityId, state: STATES[card.status], count: card.seatsPaid, expiresAt: now() + LIVES }
  if (sent.outcome === 'refused' && GONE.has(sent.code)) await endCard(sql, pushed, now())
  else await markPushed(sql, pushed)
  return true
}

function updateOf(roundId: Id, card: CardState & { activityId: string }): CardUpdate {
  const { activityId, status, seatsPaid: members, seatsTotal: room } = card
  if (status === 'formed') return { activityId, state: 'complete', path: `consumer/round/index?r=${roundId}` }
  return status === 'failed' ? { activityId, state: 'over' } : { activityId, state: 'gathering', members, room }
}
