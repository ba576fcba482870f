import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, pageFrom } from '@/kernel/cursor'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Scope } from '@/kernel/scopes'
import {
  type Asked,
  type CommandService,
  type Context,
  type Outcome,
  oneByOne,
  type QueryService,
} from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import * as store from './keys-store'
import { endOf, KEYS_MAX, type Pace, PREFIX_LENGTH, paceOf, stateOf, TOKEN, windowOf } from './rules'

const PAGE = 50

/**
 * A quick fingerprint is right here: the secret is 256 bits of chance, which nobody guesses however fast they try. Slow
 * ones are for what people make up, and would cost each request.
 */
const fingerprint = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Small letters and digits to know the key by, then its secret. */
function newToken(): string {
  const name = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(8, '0')
    .slice(-8)
  return `yt_${name}_${randomBytes(32).toString('base64url')}`
}

export const keys: QueryService<InputOf<typeof contract.list>, OutputOf<typeof contract.list>> = async (
  { sql, now },
  { input, by },
) => {
  const found = await store.keysOf(sql, by.brandId, { before: idFrom(input.cursor), most: PAGE + 1 })
  const { items, next } = pageFrom(found, PAGE, (last) => last.id)
  return { items: items.map((row) => viewOf(row, now)), next }
}

function viewOf({ makerIsOwner, ...row }: store.KeyRow, now: number): z.infer<typeof contract.keyView> {
  return {
    ...row,
    madeAt: iso(row.madeAt),
    endsAt: iso(row.endsAt),
    usedAt: row.usedAt === null ? null : iso(row.usedAt),
    revokedAt: row.revokedAt === null ? null : iso(row.revokedAt),
    state: stateOf({ ...row, makerIsOwner }, now),
  }
}

type Make = InputOf<typeof contract.make>
type Made = OutputOf<typeof contract.make>

export const makeKey: CommandService<Make, Made> = (context, asked) => oneByOne(asked, (one) => makeOne(context, one))

async function makeOne({ sql, now }: Context, { input, by }: Asked<Make>): Promise<Outcome<Made>> {
  await store.lockBrand(sql, by.brandId)
  if ((await store.countGood(sql, by.brandId, now)) >= KEYS_MAX)
    return refuse('over-limit', { of: 'keys', limit: KEYS_MAX })
  const token = newToken()
  const id = newId()
  await store.insertKey(sql, {
    brandId: by.brandId,
    id,
    name: input.name,
    prefix: token.slice(0, PREFIX_LENGTH),
    hash: fingerprint(token),
    scopes: [...new Set(input.scopes)],
    madeBy: by.personId,
    madeAt: now,
    endsAt: endOf(now, input.lastsDays),
  })
  const [made] = await store.keyById(sql, by.brandId, id)
  return { answer: { key: viewOf(made!, now), secret: token } }
}

type Revoked = OutputOf<typeof contract.revoke>

export const revokeKey: CommandService<InputOf<typeof contract.revoke>, Revoked> = async ({ sql, now }, asked) => {
  const outcomes: Outcome<Revoked>[] = []
  for (const { input, by } of asked) {
    const [done] = await store.revokeKey(sql, { brandId: by.brandId, id: input.keyId, by: by.personId, at: now })
    outcomes.push(done ? { answer: { revokedAt: iso(done.revokedAt) } } : refuse('not-found'))
  }
  return outcomes
}

/** Who came in with a key: in the name of its maker, for the brand, with its scopes; and how far it is in its minute. */
export interface Entered {
  readonly brandId: Id
  readonly keyId: Id
  readonly personId: Id
  readonly scopes: readonly Scope[]
  readonly pace: Pace
}

/**
 * Asked anew for each request, so that a key which was revoked ends with the request before. Refuses with `sign-in`
 * (facts: key = unknown, revoked, ended, maker-left) and `too-many` (facts: pace).
 */
export async function enter({ sql, now }: Context, token: string): Promise<Entered | Refusal> {
  if (!TOKEN.test(token)) return refuse('sign-in', { key: 'unknown' })
  const [found] = await store.enter(sql, { hash: fingerprint(token), now, windowAt: windowOf(now) })
  if (!found) return refuse('sign-in', { key: 'unknown' })
  const { used, windowAt } = found
  if (used === null || windowAt === null) return refuse('sign-in', { key: stateOf(found, now) })
  const pace = paceOf({ limit: found.perMinute, used, windowAt }, now)
  if (used > found.perMinute) return refuse('too-many', { pace })
  return { brandId: found.brandId, keyId: found.id, personId: found.madeBy, scopes: found.scopes, pace }
}
