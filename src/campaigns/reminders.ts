import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect } from '@/kernel/effect'
import { type Refusal, refuse } from '@/kernel/result'
import type { CommandService, Context } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import * as store from './reminders-store'

type Reminded = OutputOf<typeof contract.remind>

/** Somebody wants to hear when it begins; whether a message goes out is up to the consents at that moment. */
export const remind: CommandService<InputOf<typeof contract.remind>, Reminded> = async (context, asked) => {
  const found = await store.startsOf(
    context.sql,
    asked.map(({ input }) => input.campaignId),
  )
  const starts = new Map(found.map(({ id, startsAt }) => [id, startsAt]))
  const answers = asked.map(({ input }): { answer: Reminded } | Refusal => {
    const startsAt = starts.get(input.campaignId)
    if (startsAt === undefined) return refuse('not-found')
    return startsAt > context.now ? { answer: { startsAt: iso(startsAt) } } : refuse('not-allowed-now')
  })
  const wishes = asked.flatMap(({ input, by }, i) =>
    'answer' in answers[i]! ? [{ campaignId: input.campaignId, personId: by.personId }] : [],
  )
  if (wishes.length > 0) await store.addReminders(context.sql, wishes, context.now)
  return answers
}

/** The clock's errand: campaigns that have begun. */
export async function remindDue(context: Context, most: number): Promise<Effect[]> {
  const due = await store.takeDue(context.sql, context.now, most)
  return due.map(({ campaignId, personId }) => ({
    type: 'tell',
    template: 'campaign-started',
    personIds: [personId],
    once: `started:${campaignId}`,
    facts: { campaignId },
  }))
}
