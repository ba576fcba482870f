import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { CommandService, Context, Outcome } from '@/kernel/service'
import * as store from './agreements-store'
import type * as contract from './privacy-contract'
import { PRIVACY_VERSION, type Purpose } from './rules'
import { holdPeople } from './store'

/** What each person agrees to today. An agreement to an older text is none. */
export const agreementsOf = ({ sql }: Pick<Context, 'sql'>, personIds: readonly Id[]): Promise<Map<Id, Purpose[]>> =>
  store.agreements(sql, personIds, PRIVACY_VERSION)

/**
 * Whether personal data of each person may be written for this purpose: null, or why not. Holds the people until the
 * transaction ends, so that nothing is written for an account that is being closed.
 */
export async function mayKeep(
  context: Context,
  personIds: readonly Id[],
  purpose: Purpose,
): Promise<(Refusal | null)[]> {
  const there = await holdPeople(context.sql, personIds)
  const agreed = await agreementsOf(context, personIds)
  return personIds.map((id) => {
    if (!there.has(id)) return refuse('sign-in')
    return agreed.get(id)?.includes(purpose) ? null : refuse('consent-missing', { purpose })
  })
}

type Agree = InputOf<typeof contract.agree>
type Agreed = OutputOf<typeof contract.agree>

/** An agreement to a text that is no longer shown was given to something else. */
export const agree: CommandService<Agree, Agreed> = async (context, asked) => {
  const there = await holdPeople(
    context.sql,
    asked.map(({ by }) => by.personId),
  )
  const drafts = asked.flatMap(({ input, by }) =>
    there.has(by.personId) && input.version === PRIVACY_VERSION
      ? [
          {
            id: newId(),
            personId: by.personId,
            purpose: input.purpose,
            version: input.version,
            deed: 'agreed' as const,
          },
        ]
      : [],
  )
  if (drafts.length > 0) await store.append(context.sql, drafts, context.now)
  const now = await agreementsOf(context, [...there])
  return asked.map(({ input, by }): Outcome<Agreed> => {
    if (!there.has(by.personId)) return refuse('sign-in')
    if (input.version !== PRIVACY_VERSION) return refuse('not-allowed-now', { version: PRIVACY_VERSION })
    return { answer: { agreed: now.get(by.personId) ?? [] } }
  })
}

/** Taken back in one tap: nothing more is kept from now on. What is kept already is erased by `crm.erase`. */
export const withdraw: CommandService<InputOf<typeof contract.withdraw>, Agreed> = async (context, asked) => {
  const personIds = asked.map(({ by }) => by.personId)
  const there = await holdPeople(context.sql, personIds)
  const agreed = await agreementsOf(context, [...there])
  const drafts = [...agreed].flatMap(([personId, purposes]) =>
    purposes.map((purpose) => ({
      id: newId(),
      personId,
      purpose,
      version: PRIVACY_VERSION,
      deed: 'withdrawn' as const,
    })),
  )
  if (drafts.length > 0) await store.append(context.sql, drafts, context.now)
  return asked.map((): Outcome<Agreed> => ({ answer: { agreed: [] } }))
}
