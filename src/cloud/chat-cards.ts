import type { Id } from '@/kernel/id'
import { type CardState, cardState, markPushed, openCard } from './chat-cards-store'
import type { House } from './house'

/** WeChat's states of an updatable card: people are joining, complete. The second is final for us (WX 动态消息). */
const JOINING = 0
const COMPLETE = 1

/**
 * Keeps the chat card of a round in step: it counts seats by itself in every chat it was sent to. Always the newest state
 * is pushed, so lost and late pushes heal with the next one; a card that WeChat no longer knows is let go.
 */
export async function syncCard(
  house: House,
  { campaignId, roundId }: { campaignId: Id; roundId: Id },
): Promise<boolean> {
  const [card] = await cardState(house.sql, roundId)
  if (!card?.shared || card.status === 'waiting') return true
  const activityId = card.activityId ?? (await newCard(house, { campaignId, roundId }))
  if (!activityId) return false
  return push(house, roundId, { ...card, activityId })
}

async function newCard({ sql, wechat }: House, of: { campaignId: Id; roundId: Id }): Promise<string | null> {
  const made = await wechat.createActivity()
  if (made.outcome !== 'ok') return null
  await openCard(sql, { ...of, ...made.value })
  return made.value.activityId
}

async function push({ sql, wechat }: House, roundId: Id, card: CardState & { activityId: string }): Promise<boolean> {
  const done = card.status === 'formed' || card.status === 'failed'
  const [state, count] = [done ? COMPLETE : JOINING, card.seatsPaid]
  if (card.pushedState === COMPLETE || (card.pushedState === state && card.pushedCount === count)) return true
  const { activityId, seatsTotal: room } = card
  const sent = await wechat.updateCard(
    done
      ? { activityId, state: 'complete', path: `consumer/round/index?r=${roundId}` }
      : { activityId, state: 'gathering', members: count, room },
  )
  if (sent.outcome === 'unknown') return false
  await markPushed(sql, { roundId, state, count })
  return true
}
