import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { Effect, EffectOf } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { DAY, fromIso, iso, type Ms } from '@/kernel/time'
import { vaultOf } from '@/kernel/vault'
import * as store from './deliveries-store'
import { afterTry, type Said } from './rules'
import { signedHeaders } from './signing'
import type * as contract from './webhooks-contract'
import { aboutOf } from './webhooks-service'
import * as hooks from './webhooks-store'

const PAGE = 50
/** How long what was told stands in the list. */
const KEPT_FOR = 30 * DAY
const ANSWER_CHARS = 500
/** Messages that one word sends again. */
const AGAIN_MOST = 500

/** What is sent (Standard Webhooks): ids and numbers, never a name or an address; those are asked for with a key. */
const bodyOf = (type: string, at: Ms, data: object): string => JSON.stringify({ type, timestamp: iso(at), data })

/** Writes down who is to be told; the shell sends one parcel for each. */
export async function announce(
  { sql, now }: Context,
  effects: readonly EffectOf<'announce'>[],
): Promise<readonly store.DeliveryKey[]> {
  const told = effects.map(({ brandId, event, data }) => {
    return { brandId, eventId: newId(), type: event, body: bodyOf(event, now, data) }
  })
  return told.length > 0 ? await store.insertDeliveries(sql, told, now) : []
}

type Ping = OutputOf<typeof contract.ping>

export const ping: CommandService<InputOf<typeof contract.ping>, Ping> = async ({ sql, now }, asked) => {
  const outcomes: Outcome<Ping>[] = []
  for (const { input, by } of asked) {
    const refusal = await unfit({ sql, now }, by.brandId, input.webhookId)
    const key = { brandId: by.brandId, webhookId: input.webhookId, eventId: newId() }
    if (!refusal) await store.insertPing(sql, key, { body: bodyOf('ping', now, {}), at: now })
    outcomes.push(refusal ?? { answer: { eventId: key.eventId }, effects: [sent(key, now)] })
  }
  return outcomes
}

async function unfit({ sql }: Context, brandId: Id, webhookId: Id): Promise<Refusal | null> {
  const [hook] = await hooks.lockWebhook(sql, brandId, webhookId)
  if (!hook) return refuse('not-found')
  return hook.offAt === null ? null : refuse('not-allowed-now')
}

const sent = (key: store.DeliveryKey, at: Ms): Effect => ({
  type: 'call-webhook',
  ...key,
  once: `${key.eventId}:${at}`,
})

type Replay = InputOf<typeof contract.replay>
type Replayed = OutputOf<typeof contract.replay>

export const replay: CommandService<Replay, Replayed> = async ({ sql, now }, asked) => {
  const outcomes: Outcome<Replayed>[] = []
  for (const { input, by } of asked) {
    const refusal = await unfit({ sql, now }, by.brandId, input.webhookId)
    const { keys, more } = refusal ? { keys: [], more: false } : await sendAgain({ sql, now }, by.brandId, input)
    outcomes.push(refusal ?? { answer: { replayed: keys.length, more }, effects: keys.map((key) => sent(key, now)) })
  }
  return outcomes
}

async function sendAgain({ sql, now }: Context, brandId: Id, { webhookId, eventIds, since }: Replay) {
  if (since === undefined)
    return { keys: await store.again(sql, { brandId, webhookId, eventIds: eventIds ?? [] }, now), more: false }
  const of = { brandId, webhookId, since: fromIso(since), most: AGAIN_MOST }
  const keys = await store.againSince(sql, of, now)
  return { keys, more: keys.length === AGAIN_MOST }
}

export const deliveries: QueryService<
  InputOf<typeof contract.deliveries>,
  OutputOf<typeof contract.deliveries>
> = async ({ sql }, { input, by }) => {
  const { webhookId = null, state = null, cursor } = input
  const found = await store.page(sql, by.brandId, { webhookId, state, after: placeOf(cursor), limit: PAGE + 1 })
  const { items, next } = pageFrom(found, PAGE, (last) => cursorOf(last.at, last.eventId))
  return { items: items.map(viewOf), next }
}

const time = (at: Ms | null) => (at === null ? null : iso(at))

const viewOf = ({ brandId: _, at, lastAt, nextAt, ...row }: store.DeliveryRow) => {
  return { ...row, at: iso(at), lastAt: time(lastAt), nextAt: time(nextAt) }
}

/** One message ready to leave. Null where there is nothing to send any more. */
export interface Letter {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

export async function letterOf(context: Context, key: store.DeliveryKey): Promise<Letter | null> {
  const { sql, now } = context
  const [[delivery], hooksOf] = await Promise.all([store.one(sql, key), hooks.webhooksOf(sql, key.brandId)])
  const hook = hooksOf.find(({ id }) => id === key.webhookId)
  if (!delivery || !hook || hook.offAt !== null || delivery.state !== 'waiting') return null
  const vault = vaultOf(context)
  const sealed = [hook.secret, ...(hook.oldSecret && (hook.oldUntil ?? 0) > now ? [hook.oldSecret] : [])]
  const secrets = sealed.map((text) => vault.open(text, aboutOf(hook)))
  const headers = signedHeaders({ id: key.eventId, at: now, body: delivery.body }, secrets)
  return { url: hook.url, body: delivery.body, headers }
}

/** Nobody is there to be told any more. */
export async function drop({ sql }: Context, key: store.DeliveryKey): Promise<void> {
  const [delivery] = await store.one(sql, key)
  if (delivery?.state === 'waiting') await store.save(sql, { ...delivery, state: 'failed', nextAt: null })
}

export interface Settled {
  /** When to try again. */
  readonly nextAt: Ms | null
  /** It was switched off by this try, and somebody should know. */
  readonly off: { readonly webhookId: Id; readonly url: string; readonly ownerIds: readonly Id[] } | null
}

/** Writes down what came back, and what that means for the address. */
export async function settle(
  { sql, now }: Context,
  key: store.DeliveryKey,
  { said, answer }: { said: Said; answer: string },
): Promise<Settled> {
  const [hook] = await hooks.lockWebhook(sql, key.brandId, key.webhookId)
  const [delivery] = await store.one(sql, key)
  if (!hook || !delivery) return { nextAt: null, off: null }
  const attempts = delivery.attempts + 1
  const next = afterTry(said, hook, { attempts, now })
  const lastStatus = 'status' in said ? said.status : null
  // PostgreSQL keeps no NUL, and what a stranger answers may be anything.
  const lastAnswer = ('fault' in said ? said.fault : answer).replaceAll('\0', '').slice(0, ANSWER_CHARS)
  const { state, nextAt } = next
  await store.save(sql, { ...delivery, state, attempts, lastAt: now, lastStatus, lastAnswer, nextAt })
  const off = next.off && hook.offAt === null ? { offAt: now, offWhy: next.off } : {}
  if (hook.failingSince !== next.failingSince || next.off)
    await hooks.saveWebhook(sql, { ...hook, failingSince: next.failingSince, ...off })
  if (!next.off) return { nextAt, off: null }
  const ownerIds = (await hooks.ownersOf(sql, key.brandId)).map(({ personId }) => personId)
  return { nextAt, off: { webhookId: hook.id, url: hook.url, ownerIds } }
}

export const forgetDeliveries = async ({ sql, now }: Context): Promise<void> => {
  await store.forget(sql, now - KEPT_FOR)
}
