import { rolesOf } from '@/crm/service'
import type { Sql } from '@/kernel/db'
import { carries, rolesWith } from '@/kernel/duties'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { enter } from '@/open/keys-service'
import type { Pace } from '@/open/rules'
import type { ClosedPeople } from './closed-people'
import type { Entry } from './entry'
import type { Tokens } from './tokens'

/** What it takes to know somebody. */
interface Gatekeeper {
  readonly sql: Sql
  readonly tokens: Tokens
  readonly closed: ClosedPeople
  now(): Ms
}

/** A caller, and how far a machine is in its minute. */
export type Known = Caller & { readonly pace?: Pace }

export type Role = Caller['role']

const NOBODY = { personId: '', visitorId: '', shopId: '', brandId: '' }

/**
 * Who is calling, and may they knock at this door at all? Visitors and consumers cost no look into the database; the
 * others must have the role that their door is named after.
 */
export async function callerOf(gate: Gatekeeper, role: Role, headers: Headers): Promise<Known | Refusal> {
  const { sql, tokens, closed } = gate
  const visitorId = (headers.get('x-visitor') ?? '').slice(0, 64)
  const bearer = headers.get('authorization')
  const token = bearer?.startsWith('Bearer ') ? bearer.slice(7) : null
  if (role === 'open') return machineOf(gate, token ?? '')
  const named = token ? tokens.read(token) : null
  const personId = named && !(await closed.has(named)) ? named : null
  if (role === 'visitor') return { ...NOBODY, role, visitorId, personId: personId ?? '' }
  if (!personId) return refuse('sign-in')
  if (role === 'consumer') return { ...NOBODY, role, visitorId, personId }
  const [me] = await rolesOf({ sql }, [personId])
  if (!me) return refuse('sign-in')
  const caller = { ...NOBODY, role, visitorId, personId, shopId: me.shopId ?? '', brandId: me.brandId ?? '' }
  const may = { reseller: me.shopId, brand: me.brandId, operator: me.operator }[
    role as 'reseller' | 'brand' | 'operator'
  ]
  if (!may) return refuse('forbidden', { door: role })
  return role === 'brand' && me.brandRole ? { ...caller, brandRole: me.brandRole } : caller
}

/** Machines come with a key, for one brand. */
async function machineOf({ sql, now }: Gatekeeper, token: string): Promise<Known | Refusal> {
  const entered = await enter({ sql, now: now() }, token)
  if (isRefusal(entered)) return entered
  const { personId, brandId, keyId, scopes, pace } = entered
  return { ...NOBODY, role: 'open', personId, brandId, key: { id: keyId, scopes }, pace }
}

/**
 * May this caller make this very call? At the brand's door each call has a duty, at the open one a scope, and a call
 * without one is nobody's. Who calls was looked up for this request, so a role or a key that was taken away ends with the
 * request before.
 */
export function mayCall(
  { role, brandRole, key }: Caller,
  { duty, scope }: Pick<Entry, 'duty' | 'scope'>,
): true | Refusal {
  if (role === 'open') {
    return scope && key?.scopes.includes(scope) ? true : refuse('forbidden', { scope, scopes: key?.scopes ?? [] })
  }
  if (role !== 'brand' || carries(brandRole, duty)) return true
  return refuse('forbidden', { role: brandRole ?? '', roles: duty ? rolesWith(duty) : [] })
}
