import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { SCOPES } from '@/kernel/scopes'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { KEYS_MAX, LASTS_DAYS } from './rules'

export const scope = z.enum(SCOPES)

export const keyView = z.object({
  id,
  name: z.string().max(40),
  /** The beginning of the key, enough to know it again. */
  prefix: z.string().max(20),
  scopes: z.array(scope).max(SCOPES.length),
  perMinute: z.number().int(),
  madeBy: z.string().max(60),
  madeAt: isoTime,
  endsAt: isoTime,
  /** To the minute. */
  usedAt: isoTime.nullable(),
  revokedAt: isoTime.nullable(),
  /** `maker-left`: who made it is no owner any more, and a key can do no more than its maker. */
  state: z.enum(['good', 'ended', 'revoked', 'maker-left']),
})

export const list = query('keys.list', {
  summary: 'Keys of this brand for the open platform, newest first; never the keys themselves.',
  input: z.object({ cursor }),
  output: pageOf(keyView),
  refusals: [],
})

export const make = command('keys.make', {
  summary:
    'Make a key with scopes and an end; a brand has so many good ones at a time, however many it had before. The key is in this answer and nowhere else: we keep its fingerprint only, and a repeated request gets null in its place.',
  input: z.object({
    name: z.string().trim().min(1).max(40),
    scopes: z.array(scope).min(1).max(SCOPES.length),
    lastsDays: z.union(LASTS_DAYS.map((days) => z.literal(days))),
  }),
  output: z.object({ key: keyView, secret: z.string().max(80).nullable() }),
  refusals: ['over-limit'],
  unkept: ['secret'],
})

export const revoke = command('keys.revoke', {
  summary: `End a key at once: its next request is refused, in every process. At most ${KEYS_MAX} keys are good at a time.`,
  input: z.object({ keyId: id }),
  output: z.object({ revokedAt: isoTime }),
  refusals: ['not-found'],
})
