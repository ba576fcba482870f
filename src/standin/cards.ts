import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { DAY, type Ms, SECOND } from '@/kernel/time'
import type { House } from './house'
import { type ApiAnswer, apiError } from './login'
import type { Card } from './state'
import { WORDS } from './words'

/** What the small line under a card in a chat says now; before the first news it says what the phone sent along. */
export function lineOf({ targetState, parameters, endsAt }: Card, now: Ms): string {
  if (targetState === 2 || now >= endsAt) return WORDS.cardOver
  if (targetState === 1) return WORDS.cardComplete
  return WORDS.cardGathering(parameters.member_count ?? '?', parameters.room_limit ?? '?')
}

/** GET /cgi-bin/message/wxopen/activityid/create (WX 动态消息): good for 24 hours. */
export function createCard({ state, clock }: House): ApiAnswer {
  const now = clock.now()
  const card: Card = {
    activityId: `1048_${randomBytes(16).toString('base64url')}`,
    createdAt: now,
    endsAt: now + DAY,
    targetState: 0,
    parameters: {},
    updates: 0,
  }
  state.cards[card.activityId] = card
  return { activity_id: card.activityId, expiration_time: Math.floor(card.endsAt / SECOND), errcode: 0, errmsg: 'ok' }
}

const asked = z.object({
  activity_id: z.string(),
  target_state: z.number().int(),
  template_info: z.object({ parameter_list: z.array(z.object({ name: z.string(), value: z.string() })) }),
})

const VERSIONS = ['develop', 'trial', 'release']

/**
 * POST /cgi-bin/message/wxopen/updatablemsg/send (WX 动态消息). State 0 may go to 0, 1, 2; state 1 only to 2; 2 is the
 * end. 24 hours without an update in state 0, or 24 hours after state 1, end it by themselves.
 */
export function updateCard({ state, clock }: House, body: unknown): ApiAnswer {
  const parsed = asked.safeParse(body)
  if (!parsed.success) return apiError(47003, 'argument invalid!')
  const { activity_id: id, target_state: target, template_info: info } = parsed.data
  const card = state.cards[id]
  if (!card) return apiError(47501, 'activity_id invalid')
  if (card.targetState === 2 || clock.now() >= card.endsAt) return apiError(47504, 'activity_id expired')
  if (!mayTurn(card.targetState, target)) return apiError(47502, 'target_state invalid')
  const parameters = Object.fromEntries(info.parameter_list.map(({ name, value }) => [name, value]))
  const wrong = wrongParameters(target, parameters)
  if (wrong) return wrong
  card.targetState = target as Card['targetState']
  card.parameters = { ...card.parameters, ...parameters }
  card.updates += 1
  card.endsAt = clock.now() + DAY
  return { errcode: 0, errmsg: 'ok' }
}

function mayTurn(from: Card['targetState'], to: number): boolean {
  return from === 0 ? [0, 1, 2].includes(to) : to === 2
}

function wrongParameters(target: number, parameters: Record<string, string>): ApiAnswer | null {
  if (target === 0) {
    const counts = [parameters.member_count, parameters.room_limit]
    return counts.every((count) => /^\d+$/.test(count ?? '')) ? null : apiError(47003, 'member_count, room_limit')
  }
  if (target === 1 && !VERSIONS.includes(parameters.version_type ?? '')) return apiError(47503, 'version_type invalid')
  if (target === 1 && !parameters.path) return apiError(47003, 'path')
  return null
}
