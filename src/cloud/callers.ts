import { rolesOf } from '@/crm/service'
import type { Sql } from '@/kernel/db'
import { carries, rolesWith } from '@/kernel/duties'
import { type Refusal, refuse } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import type { ClosedPeople } from './closed-people'
import type { Entry } from './entry'
import type { Tokens } from './tokens'

export type Role = Caller['role']

const NOBODY = { personId: '', visitorId: '', shopId: '', brandId: '' }

/**
 * Who is calling, and may they knock at this door at all? Visitors and consumers cost no look into the database; the
 * others must have the role that their door is named after.
 */
export async function callerOf(
  { sql, tokens, closed }: { sql: Sql; tokens: Tokens; closed: ClosedPeople },
  role: Role,
  headers: Headers,
): Promise<Caller | Refusal> {
  const visitorId = (headers.get('x-visitor') ?? '').slice(0, 64)
  const bearer = headers.get('authorization')
  const named = bearer?.startsWith('Bearer ') ? tokens.read(bearer.slice(7)) : null
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
  if (!may) return refuse('forbidden')
  return role === 'brand' && me.brandRole ? { ...caller, brandRole: me.brandRole } : caller
}

/**
 * May this caller make this very call? At the brand's door each call has a duty, and a call without one is nobody's. Who
 * calls was looked up for this request, so a role that was taken away ends with the request before.
 */
export function mayCall({ role, brandRole }: Caller, { duty }: Pick<Entry, 'duty'>): true | Refusal {
  if (role !== 'brand' || carries(brandRole, duty)) return true
  return refuse('forbidden', { role: brandRole ?? '', roles: duty ? rolesWith(duty) : [] })
}
