import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { CommandService, Context, OutsideService, QueryService } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { agreementsOf } from './agreements'
import type * as contract from './contract'
import { countEach, dealOut, TEMPLATES_MAX } from './rules'
import * as store from './store'
import { NICKNAME_USUAL } from './words'

type Me = z.infer<typeof contract.me>

/** What signing in needs of the outside: WeChat's exchange of the code, and our own token for the person. */
export interface SignInPort {
  readonly sql: Sql
  readonly now: Ms
  exchange(code: string, way: 'mini' | 'web'): Promise<{ openid: string } | Refusal>
  token(personId: Id): string | Promise<string>
}

export const signIn: OutsideService<
  InputOf<typeof contract.signIn>,
  OutputOf<typeof contract.signIn>,
  SignInPort
> = async (port, { input }) => {
  const exchanged = await port.exchange(input.code, input.way)
  if (isRefusal(exchanged)) return exchanged
  const me = await signInPerson({ sql: port.sql, now: port.now }, exchanged)
  return { token: await port.token(me.personId), me }
}

/** The person behind an openid, made at the first sign-in. */
export async function signInPerson(context: Context, { openid }: { openid: string }): Promise<Me> {
  await store.upsertPeople(context.sql, [{ id: newId(), openid, nickname: NICKNAME_USUAL }], context.now)
  const personId = (await store.peopleByOpenid(context.sql, [openid])).get(openid)
  if (!personId) throw new Error('a person vanished while signing in')
  return meOf(context, (await store.loadMe(context.sql, [personId]))[0]!)
}

export const whoAmI: QueryService<InputOf<typeof contract.whoAmI>, OutputOf<typeof contract.whoAmI>> = async (
  context,
  { by },
) => {
  const row = (await store.loadMe(context.sql, [by.personId]))[0]
  // A token may outlive its person's account: then the app must sign in again.
  return row ? meOf(context, row) : refuse('sign-in')
}

export const consent: CommandService<InputOf<typeof contract.consent>, OutputOf<typeof contract.consent>> = async (
  context,
  asked,
) => {
  // One dialog names a template once; a repeated name in one request is still one message.
  const accepted = asked.flatMap(({ input, by }) =>
    [...new Set(input.templates)].map((template) => ({ personId: by.personId, template })),
  )
  const counted = countEach(accepted, keyOf).map(({ one, times }) => ({ ...one, times }))
  const balances = await store.addConsents(context.sql, counted, context.now)
  const byKey = new Map(balances.map((row) => [keyOf(row), row.times]))
  return asked.map(({ input, by }) => ({
    answer: {
      balances: Object.fromEntries(
        input.templates.map((template) => [template, byKey.get(keyOf({ personId: by.personId, template })) ?? 0]),
      ),
    },
  }))
}

export const consents: QueryService<InputOf<typeof contract.consents>, OutputOf<typeof contract.consents>> = async (
  { sql },
  { by },
) => {
  const found = await store.loadConsents(sql, by.personId, TEMPLATES_MAX)
  return { balances: Object.fromEntries(found.map(({ template, balance }) => [template, balance])) }
}

/** Who may be told: true for each ask whose person had a message left, which is spent by this. */
export async function takeConsents(
  context: Context,
  asked: readonly { personId: Id; template: string }[],
): Promise<boolean[]> {
  if (asked.length === 0) return []
  const counted = countEach(asked, keyOf).map(({ one, times }) => ({ ...one, times }))
  const taken = await store.takeBalances(context.sql, counted, context.now)
  return dealOut(asked.map(keyOf), new Map(taken.map((row) => [keyOf(row), row.times])))
}

/** A message that may not have gone out was not spent: the next attempt takes it again. */
export async function returnConsents(
  context: Context,
  unsent: readonly { personId: Id; template: string }[],
): Promise<void> {
  const counted = countEach(unsent, keyOf).map(({ one, times }) => ({ ...one, times }))
  if (counted.length > 0) await store.addConsents(context.sql, counted, context.now)
}

/** WeChat refused for want of consent (43101): our count was wrong, and is zero from now on. */
export async function forgetConsents(
  context: Context,
  refused: readonly { personId: Id; template: string }[],
): Promise<void> {
  const once = countEach(refused, keyOf).map(({ one }) => one)
  if (once.length > 0) await store.emptyBalances(context.sql, once, context.now)
}

export interface Face {
  readonly nickname: string
  readonly avatarUrl: string
}

/** Name and picture of each person in the order asked; null for a stranger to us. Mask before strangers see it. */
export async function people(context: Context, ids: readonly Id[]): Promise<(Face | null)[]> {
  if (ids.length === 0) return []
  const found = await store.loadPeople(context.sql, [...new Set(ids)])
  const byId = new Map(found.map(({ id, ...face }) => [id, face]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** What each known person may be besides a buyer: for the door that the call knocks at. */
export const rolesOf = ({ sql }: Pick<Context, 'sql'>, personIds: readonly Id[]): Promise<store.MeRow[]> =>
  store.loadMe(sql, personIds)

const keyOf = ({ personId, template }: { personId: Id; template: string }): string => `${personId}/${template}`

export async function meOf(context: Context, { brandId, brandName, brandRole, ...rest }: store.MeRow): Promise<Me> {
  const agreed = (await agreementsOf(context, [rest.personId])).get(rest.personId) ?? []
  return {
    ...rest,
    agreed,
    brand: brandId && brandRole && brandName !== null ? { id: brandId, name: brandName, role: brandRole } : null,
  }
}

/** The openids of people, in the order asked; for messages only, never for an answer. */
export async function openids(context: Context, ids: readonly Id[]): Promise<(string | null)[]> {
  const found = new Map((await store.openidsOf(context.sql, ids)).map((row) => [row.id, row.openid]))
  return ids.map((id) => found.get(id) ?? null)
}
