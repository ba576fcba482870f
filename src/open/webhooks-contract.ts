import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { EVENTS } from '@/kernel/events'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { WEBHOOKS_MAX } from './rules'

export const event = z.enum(EVENTS)

export const webhookView = z.object({
  id,
  url: z.string().max(500),
  events: z.array(event).max(EVENTS.length),
  madeAt: isoTime,
  /** Until then two secrets sign. */
  rotatingUntil: isoTime.nullable(),
  failingSince: isoTime.nullable(),
  offAt: isoTime.nullable(),
  /** `failing`: it took nothing for three days; `gone`: it answered 410. */
  offWhy: z.enum(['failing', 'gone']).nullable(),
})

const webhookId = z.object({ webhookId: id })
const secret = z.string().max(100).nullable()

export const list = query('webhooks.list', {
  summary: 'Addresses of this brand that are told what happens.',
  input: z.object({}),
  output: z.object({ items: z.array(webhookView).max(WEBHOOKS_MAX) }),
  refusals: [],
})

export const add = command('webhooks.add', {
  summary:
    'Tell an https address in the public what happens. The secret that signs is in this answer and nowhere else, a repeated request gets null in its place; `webhooks.rotate` makes another. Refused with `bad-input` (problems: url = not-an-address, not-https, private) where the address is none that we may call.',
  input: z.object({ url: z.string().trim().min(1).max(500), events: z.array(event).min(1).max(EVENTS.length) }),
  output: z.object({ webhook: webhookView, secret }),
  refusals: ['bad-input', 'over-limit', 'already-done'],
  unkept: ['secret'],
})

export const remove = command('webhooks.remove', {
  summary: 'Tell an address nothing more; what was on its way is dropped.',
  input: webhookId,
  output: z.object({}),
  refusals: ['not-found'],
})

export const rotate = command('webhooks.rotate', {
  summary:
    'Make a new secret, shown in this answer only. Both sign for 24 hours, so that a receiver can change over without a gap.',
  input: webhookId,
  output: z.object({ webhook: webhookView, secret }),
  refusals: ['not-found'],
  unkept: ['secret'],
})

export const resume = command('webhooks.resume', {
  summary:
    'Switch an address on again that was switched off. What it was not told meanwhile stands in the deliveries: `webhooks.replay` with `since` sends it.',
  input: webhookId,
  output: webhookView,
  refusals: ['not-found'],
})

export const ping = command('webhooks.ping', {
  summary: 'Send a message of type `ping` there; its answer stands in the deliveries.',
  input: webhookId,
  output: z.object({ eventId: id }),
  refusals: ['not-found', 'not-allowed-now'],
})

export const delivery = z.object({
  eventId: id,
  webhookId: id,
  type: z.enum([...EVENTS, 'ping']),
  at: isoTime,
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  lastAt: isoTime.nullable(),
  lastStatus: z.number().int().nullable(),
  /** The beginning of what came back, or why nothing could be sent. */
  lastAnswer: z.string().max(500),
  nextAt: isoTime.nullable(),
  body: z.string().max(4_000),
})

export const deliveries = query('webhooks.deliveries', {
  summary: 'Messages of the last month with what came back, newest first.',
  input: z.object({ webhookId: id.optional(), state: z.enum(['waiting', 'delivered', 'failed']).optional(), cursor }),
  output: pageOf(delivery),
  refusals: [],
})

export const replay = command('webhooks.replay', {
  summary:
    'Send messages again, with their own ids: a receiver that has had them knows them by those. Either the ones that are named, or all that did not arrive since a time (those of a time when the address was switched off too), the oldest 500 in one call: `more` says to ask again.',
  input: z
    .object({ webhookId: id, eventIds: z.array(id).min(1).max(100).optional(), since: isoTime.optional() })
    .refine(({ eventIds, since }) => (eventIds === undefined) !== (since === undefined), 'eventIds or since'),
  output: z.object({ replayed: z.number().int(), more: z.boolean() }),
  refusals: ['not-found', 'not-allowed-now'],
})
