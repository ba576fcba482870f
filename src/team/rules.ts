import { BRAND_ROLES, type BrandRole, carries, DUTIES_OF } from '@/kernel/duties'
import type { Id } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import { DAY, fromIso, HOUR, iso, type Ms } from '@/kernel/time'

/** How long an invitation can be taken. */
export const INVITATION_LASTS: Ms = 72 * HOUR
/** People of one brand at a time, and invitations that wait: more is a mistake or an attack, not a team. */
export const TEAM_MOST = 100
export const INVITATIONS_MOST = 20
/** A file of the log is written for who has just said why. */
export const FILE_LASTS: Ms = HOUR / 6
/** Lines of one file. */
export const FILE_MOST = 5_000

/** Nobody gives more than they have: every duty of the role must be one of the giver's own, and so must be the team. */
export const mayGive = (giver: BrandRole | undefined, role: BrandRole): boolean =>
  giver !== undefined && carries(giver, 'team') && DUTIES_OF[role].every((duty) => carries(giver, duty))

/** The roles that somebody of this role may give. */
export const giveable = (giver: BrandRole | undefined): BrandRole[] => BRAND_ROLES.filter((r) => mayGive(giver, r))

export interface Member {
  readonly id: Id
  readonly personId: Id
  readonly role: BrandRole
}

export interface Change {
  readonly members: readonly Member[]
  readonly memberId: Id
  /** Null: this member goes. */
  readonly role: BrandRole | null
  /** Who wants it; what they may is what they are in this team now, not what they were when they knocked. */
  readonly by: Id
}

/** Whether a role may be changed or ended. Leaving is everybody's own right; all the rest is for who has the team. */
export function judge({ members, memberId, role, by }: Change): Member | Refusal {
  const member = members.find(({ id }) => id === memberId)
  if (!member) return refuse('not-found')
  const giver = members.find(({ personId }) => personId === by)?.role
  const leaving = role === null && member.personId === by
  if (!leaving && !(mayGive(giver, member.role) && (role === null || mayGive(giver, role)))) return notYours(giver)
  if (member.role === role) return refuse('already-done')
  const owners = members.filter((one) => one.role === 'owner')
  return member.role === 'owner' && owners.length === 1 ? refuse('last-owner') : member
}

export const notYours = (role: BrandRole | undefined): Refusal =>
  refuse('forbidden', { role: role ?? '', roles: ['owner'] })

export type InvitationState = 'open' | 'taken' | 'withdrawn' | 'ended'

export interface Invitation {
  readonly endsAt: Ms
  readonly takenAt: Ms | null
  readonly withdrawnAt: Ms | null
  /** The role that whoever made it has now; null when they work here no more. */
  readonly makerRole: BrandRole | null
  readonly role: BrandRole
}

/** An invitation is worth what its maker could give today: who was an owner then and is none now invites nobody. */
export function stateOf({ endsAt, takenAt, withdrawnAt, makerRole, role }: Invitation, now: Ms): InvitationState {
  if (takenAt !== null) return 'taken'
  if (withdrawnAt !== null || !mayGive(makerRole ?? undefined, role)) return 'withdrawn'
  return now >= endsAt ? 'ended' : 'open'
}

const CHINA_OFFSET: Ms = 8 * HOUR
const WORDS_MOST = 80

/** 2026-11-22 14:03:59, as people in China read it. */
export const chinaTime = (at: Ms): string =>
  iso(at + CHINA_OFFSET)
    .slice(0, 19)
    .replace('T', ' ')

/**
 * Of an old request only what its deed shows: lists as their length, short words, numbers. The rest stays unsaid. What lies
 * deeper (`product.title`) goes by its last name.
 */
export function factsOf(
  input: Readonly<Record<string, unknown>>,
  shows: readonly string[],
): Record<string, string | number | boolean> {
  const facts: Record<string, string | number | boolean> = {}
  for (const field of shows) {
    const path = field.split('.')
    const found = path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], input)
    const value = Array.isArray(found) ? found.length : found
    const name = path.at(-1)!
    if (typeof value === 'number' || typeof value === 'boolean') facts[name] = value
    if (typeof value === 'string' && value !== '') facts[name] = value.slice(0, WORDS_MOST)
  }
  return facts
}

/** A day of China as the moments between which it lies. */
export function dayOf(day: string): { from: Ms; to: Ms } {
  const from = fromIso(`${day}T00:00:00+08:00`)
  return { from, to: from + DAY }
}
