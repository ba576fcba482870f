import { quotasWanted } from '@/campaigns/publishing'
import { stockFor } from '@/catalogue/service'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { CommandService } from '@/kernel/service'
import type * as contract from '@/review/contract'
import { decide as decideCases, type Hindered } from '@/review/deciding'

/** An offer goes live with its whole quota or not at all: one that finds too little keeps no other waiting. */
const withoutStock: Hindered = async (context, offers) => {
  const caseOf = new Map(offers.map(({ id, subjectId }) => [subjectId, id]))
  const wanted = await quotasWanted(
    context,
    offers.map(({ subjectId, brandId }) => ({ id: subjectId, brandId })),
  )
  const answers = await stockFor(context, wanted)
  return new Map(wanted.flatMap(({ campaignId }, i) => (answers[i] ? [[caseOf.get(campaignId)!, answers[i]]] : [])))
}

export const decide: CommandService<InputOf<typeof contract.decide>, OutputOf<typeof contract.decide>> = (
  context,
  asked,
) => decideCases(context, asked, withoutStock)
