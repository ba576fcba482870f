import type { InputOf, OutputOf } from '@/kernel/contract'
import type { BrandRole } from '@/kernel/duties'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal } from '@/kernel/result'
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
import * as invitations from './invitation-store'
import { giveable, judge, TEAM_MOST } from './rules'
import * as store from './store'

export const members: QueryService<InputOf<typeof contract.members>, OutputOf<typeof contract.members>> = async (
  { sql, now },
  { by },
) => {
  const found = await store.membersOf(sql, by.brandId, TEAM_MOST)
  const items = found.map(({ id, personId, name, avatarUrl, role, since, giver }) => ({
    id,
    person: { id: personId, name, avatarUrl },
    role,
    since: iso(since),
    by: giver,
    me: personId === by.personId,
  }))
  return { items, giveable: giveable(by.brandRole), serverTime: iso(now) }
}

type ChangeRole = InputOf<typeof contract.changeRole>

export const changeRole: CommandService<ChangeRole, OutputOf<typeof contract.changeRole>> = (context, asked) =>
  inTurn(context, asked, async ({ input, by }) => {
    const { brandId, personId: giver } = by
    const member = await judged(context, { memberId: input.memberId, role: input.role, by })
    if (isRefusal(member)) return member
    await end(context, { brandId, by: giver }, member)
    const id = newId()
    const next = { brandId, id, personId: member.personId, role: input.role, since: context.now, givenBy: giver }
    await store.insertMembers(context.sql, [next])
    return { answer: { memberId: id, role: input.role } }
  })

type Remove = InputOf<typeof contract.remove>

export const remove: CommandService<Remove, OutputOf<typeof contract.remove>> = (context, asked) =>
  inTurn(context, asked, ({ input, by }) => endOne(context, { memberId: input.memberId, by }))

type Leave = InputOf<typeof contract.leave>

export const leave: CommandService<Leave, OutputOf<typeof contract.leave>> = (context, asked) =>
  inTurn(context, asked, async ({ by }) => {
    const mine = (await store.membershipsOf(context.sql, by.personId)).find((one) => one.brandId === by.brandId)
    return endOne(context, { memberId: mine?.id ?? by.brandId, by })
  })

type By = Asked<unknown>['by']

async function endOne(context: Context, { memberId, by }: { memberId: Id; by: By }) {
  const member = await judged(context, { memberId, role: null, by })
  if (isRefusal(member)) return member
  await end(context, { brandId: by.brandId, by: by.personId }, member)
  return { answer: { memberId } }
}

async function judged(
  { sql }: Context,
  change: { memberId: Id; role: BrandRole | null; by: By },
): Promise<Refusal | { id: Id; personId: Id }> {
  const team = await store.membersOf(sql, change.by.brandId, TEAM_MOST)
  return judge({ ...change, by: change.by.personId, members: team })
}

/** What somebody invited others to ends with what they were. */
async function end({ sql, now }: Context, { brandId, by }: { brandId: Id; by: Id }, one: { id: Id; personId: Id }) {
  await store.endMembers(sql, [{ brandId, id: one.id }], { by, at: now })
  await invitations.withdrawThoseOf(sql, { brandId, personId: one.personId, by, at: now })
}

/** Changes of a team come one after the other: each is judged by the team that the one before has left. */
async function inTurn<I, O>(
  { sql }: Context,
  asked: readonly Asked<I>[],
  work: (one: Asked<I>) => Promise<Outcome<O>>,
): Promise<Outcome<O>[]> {
  await store.lockBrands(sql, [...new Set(asked.map(({ by }) => by.brandId))])
  return oneByOne(asked, work)
}
