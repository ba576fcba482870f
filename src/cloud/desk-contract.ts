import { z } from 'zod'
import { command, outside, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'

const count = z.number().int().min(0)
/** good: nothing to do; wait: watch it; bad: somebody must act now. */
const light = z.enum(['good', 'wait', 'bad'])

export const health = query('cloud.health', {
  summary:
    'O1: how the house does, from what it wrote down itself and what the database says now: processes heard of in the last two minutes, requests per minute of the last hour, boxes, the clock. Nothing is estimated.',
  input: z.object({}),
  output: z.object({
    lights: z.object({ processes: light, errors: light, database: light, outbox: light, inbox: light, clock: light }),
    processes: z
      .array(z.object({ id, startedAt: isoTime, seenAt: isoTime, answered: count, faults: count, waiting: count }))
      .max(50),
    /** Sixty minutes, the running one included; `refused` are expected noes, `faults` our own failures. */
    minutes: z.array(z.object({ at: isoTime, answered: count, refused: count, faults: count })).max(60),
    /** Of the last fifteen minutes; `rate` in basis points, null where fewer than ten were answered. */
    errors: z.object({ part: count, whole: count, rate: z.number().int().nullable() }),
    database: z.object({
      version: z.string(),
      roundTripMs: z.number(),
      sizeBytes: z.number().int(),
      connections: count,
      connectionsMax: count,
      /** Of the transaction that is open longest, in seconds. */
      oldestTransactionS: z.number().int(),
    }),
    /** `lateS`: how long the oldest parcel has been due. */
    outbox: z.object({ waiting: count, retrying: count, dead: count, lateS: count }),
    inbox: z.object({ waiting: count, lateS: count }),
    /** Commands that wait for a batch in the process that answers. */
    queue: count,
    refundsOpen: count,
    clock: z.object({ shared: z.boolean(), aheadMs: z.number().int() }),
    serverTime: isoTime,
  }),
  refusals: [],
})

export const outbox = query('cloud.outbox', {
  summary:
    'O5: what must leave the house: waiting (soonest first), dead letters (given up after twenty tries, oldest first) or delivered (newest first), each with its tries and its last error. `about` holds ids only.',
  input: z.object({
    state: z.enum(['waiting', 'dead', 'done']).default('waiting'),
    topic: z.string().max(40).optional(),
    cursor,
  }),
  output: pageOf(
    z.object({
      id,
      topic: z.string(),
      about: z.record(z.string(), z.string()),
      attempts: count,
      madeAt: isoTime,
      runAt: isoTime,
      lastError: z.string().nullable(),
      deadAt: isoTime.nullable(),
      doneAt: isoTime.nullable(),
    }),
  ).extend({ counts: z.object({ waiting: count, retrying: count, dead: count }) }),
  refusals: [],
})

export const replay = command('cloud.replay', {
  summary:
    'Send parcels again now, with a full number of tries: dead letters and those that wait for their next try. What was delivered meanwhile or is on its way is left alone. Each parcel has effect once, however often it is sent.',
  input: z.object({ ids: z.array(id).min(1).max(100) }),
  output: z.object({ replayed: count, left: count }),
  refusals: [],
})

export const configuration = query('cloud.configuration', {
  summary:
    'O7: which settings are there and which are missing, by name and never by value; which message templates are known; whether the addresses answer.',
  input: z.object({}),
  output: z.object({
    settings: z.array(z.object({ name: z.string(), state: z.enum(['present', 'default', 'missing']) })).max(60),
    templates: z.array(z.object({ name: z.string(), given: z.boolean() })).max(60),
    hosts: z.array(z.object({ name: z.string(), answers: z.boolean() })).max(10),
    /** Whether WeChat's own addresses are spoken to. */
    real: z.boolean(),
  }),
  refusals: [],
})

export const simulator = query('cloud.simulator', {
  summary: 'O6: the stand-in WeChat as it is now. Not found where WeChat is the real one.',
  input: z.object({}),
  output: z.object({
    now: isoTime,
    aheadMs: z.number().int(),
    faults: z.record(z.string(), z.unknown()),
    orders: z
      .array(
        z.object({
          outTradeNo: z.string(),
          prepayId: z.string(),
          what: z.string(),
          fen: count,
          state: z.string(),
          /** What its shipping service knows: 1 to ship, 2 shipped, 5 refunded; and the parcels it was told of. */
          shipping: z.object({ state: count, parcels: count }),
        }),
      )
      .max(10),
    refunds: z.array(z.object({ outRefundNo: z.string(), fen: count, state: z.string() })).max(10),
    notices: z
      .array(
        z.object({
          id: z.string(),
          event: z.string(),
          state: z.string(),
          forged: z.string().nullable(),
          statuses: z.array(z.number().int()).max(20),
          at: isoTime,
        }),
      )
      .max(10),
    /** Whether a keeper would start this process again. */
    mayKill: z.boolean(),
  }),
  refusals: ['not-found', 'wechat-unavailable'],
})

export const LEVERS = ['pay', 'faults', 'clock', 'refunds', 'forge', 'tick', 'kill'] as const

export const pull = outside('cloud.pull', {
  summary:
    'Pull a lever of the stand-in: pay, faults (delay, repeat, lose, hold, shuffle, refuse), clock, refunds, forge, tick; or kill the process that answers. Not found where WeChat is the real one. Written to the audit log.',
  input: z.object({ lever: z.enum(LEVERS), body: z.record(z.string(), z.unknown()).default({}) }),
  output: z.object({ done: z.boolean(), said: z.record(z.string(), z.unknown()) }),
  refusals: ['not-found', 'not-allowed-now', 'wechat-unavailable'],
})
