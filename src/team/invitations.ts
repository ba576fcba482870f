import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
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
import * as store from './invitation-store'
import { INVITATION_LASTS, INVITATIONS_MOST, mayGive, notYours, stateOf, TEAM_MOST } from './rules'
import * as team from './store'

type Keep = InputOf<typeof contract.keepInvitation>
type Kept = OutputOf<typeof contract.keepInvitation>

export const keepInvitation: CommandService<Keep, Kept> = async (context, asked) => {
  await team.lockBrands(context.sql, [...new Set(asked.map(({ by }) => by.brandId))])
  return oneByOne(asked, (one) => keepOne(context, one))
}

async function keepOne({ sql, now }: Context, { input, by }: Asked<Keep>): Promise<Outcome<Kept>> {
  const { id, role, codeHash } = input
  const { brandId, personId } = by
  if (await store.isThere(sql, { brandId, id })) return refuse('already-done')
  const [waiting, members] = [
    await store.openOf(sql, { brandId, now, most: INVITATIONS_MOST }),
    await team.membersOf(sql, brandId, TEAM_MOST),
  ]
  const mine = members.find((one) => one.personId === personId)?.role
  if (!mayGive(mine, role)) return notYours(mine)
  if (waiting.length >= INVITATIONS_MOST || members.length >= TEAM_MOST) return refuse('team-full')
  const endsAt = now + INVITATION_LASTS
  await store.insertInvitations(sql, [{ brandId, id, codeHash, role, madeBy: personId, madeAt: now, endsAt }])
  return { answer: { id, role, endsAt: iso(endsAt) } }
}

export const invitations: QueryService<
  InputOf<typeof contract.invitations>,
  OutputOf<typeof contract.invitations>
> = async ({ sql, now }, { by }) => {
  const found = await store.openOf(sql, { brandId: by.brandId, now, most: INVITATIONS_MOST })
  const items = found.map(({ id, role, maker, madeAt, endsAt }) => ({
    id,
    role,
    by: maker,
    madeAt: iso(madeAt),
    endsAt: iso(endsAt),
  }))
  return { items, serverTime: iso(now) }
}

type Withdraw = InputOf<typeof contract.withdrawInvitation>
type Withdrawn = OutputOf<typeof contract.withdrawInvitation>

export const withdrawInvitation: CommandService<Withdraw, Withdrawn> = async ({ sql, now }, asked) => {
  const outcomes: Outcome<Withdrawn>[] = []
  for (const { input, by } of asked) {
    const one = { brandId: by.brandId, id: input.invitationId }
    const done = await store.withdraw(sql, { ...one, by: by.personId, at: now })
    if (done) outcomes.push({ answer: { invitationId: one.id } })
    else outcomes.push(refuse((await store.isThere(sql, one)) ? 'already-done' : 'not-found'))
  }
  return outcomes
}

/** What an invitation asks somebody to; `hash` is the fingerprint of the code they came with. */
export async function shownTo(
  { sql, now }: Context,
  { hash, personId }: { hash: string; personId: Id },
): Promise<OutputOf<typeof contract.invitation> | Refusal> {
  const [found] = await store.byCode(sql, [hash])
  if (!found) return refuse('not-found')
  const [mine] = await team.membershipsOf(sql, personId)
  return {
    brand: { id: found.brandId, name: found.brandName, logoUrl: found.logoUrl },
    role: found.role,
    by: found.maker,
    endsAt: iso(found.endsAt),
    state: stateOf(found, now),
    mine: found.takenBy === personId,
    worksFor: mine?.brandName ?? null,
    serverTime: iso(now),
  }
}

type Joined = OutputOf<typeof contract.join>

/** One person takes one invitation. The person is held first, then the brand: who closes an account does it in that order. */
export async function joinOne(
  context: Context,
  { hash, personId }: { hash: string; personId: Id },
): Promise<Outcome<Joined>> {
  const { sql, now } = context
  if ((await team.lockPeople(sql, [personId])).length === 0) return refuse('sign-in')
  const [asked] = await store.byCode(sql, [hash])
  if (!asked) return refuse('not-found')
  await team.lockBrands(sql, [asked.brandId])
  // Whoever held the brand before may have taken it back meanwhile.
  const [found] = await store.byCode(sql, [hash])
  const no = await whyNot(context, { found: found!, personId })
  if (no) return no
  const { brandId, id, role, madeBy, brandName } = found!
  await store.markTaken(sql, { brandId, id, by: personId, at: now })
  await team.insertMembers(sql, [{ brandId, id: newId(), personId, role, since: now, givenBy: madeBy }])
  return { answer: { brandId, brandName, role } }
}

interface Taking {
  readonly found: store.FoundInvitation
  readonly personId: Id
}

async function whyNot({ sql, now }: Context, { found, personId }: Taking): Promise<Refusal | null> {
  const state = stateOf(found, now)
  if (state === 'taken') return refuse('already-done')
  if (state !== 'open') return refuse('ended')
  const [works] = await team.membershipsOf(sql, personId)
  if (works?.brandId === found.brandId) return refuse('already-member')
  if (works) return refuse('works-elsewhere', { brand: works.brandName })
  const members = await team.membersOf(sql, found.brandId, TEAM_MOST)
  return members.length >= TEAM_MOST ? refuse('team-full') : null
}
