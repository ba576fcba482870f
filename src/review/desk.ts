import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import { refuse } from '@/kernel/result'
import type { QueryService } from '@/kernel/service'
import { fullView, queueView } from './case-views'
import type * as contract from './contract'
import { licenceById } from './licences-store'
import * as pages from './pages-store'
import { stepsOf } from './steps-store'

const PAGE = 50

export const cases: QueryService<InputOf<typeof contract.cases>, OutputOf<typeof contract.cases>> = async (
  { sql, now },
  { input, by },
) => {
  const ownerId = input.owner === 'me' ? by.personId : input.owner === 'nobody' ? null : undefined
  const { subject, finding } = input
  const page = { after: placeOf(input.cursor), limit: PAGE + 1, subject, finding, ownerId }
  const [found, counts] = await Promise.all([
    input.decided === 'yes' ? pages.decidedPage(sql, page) : pages.openPage(sql, page),
    pages.openCounts(sql, { now, personId: by.personId }),
  ])
  const { items, next } = pageFrom(found, PAGE, (last) =>
    cursorOf(input.decided === 'yes' ? last.decidedAt! : last.dueAt, last.id),
  )
  return { items: items.map(queueView), next, counts }
}

export const view: QueryService<InputOf<typeof contract.view>, OutputOf<typeof contract.view>> = async (
  { sql },
  { input },
) => {
  const one = await pages.oneCase(sql, input.caseId)
  if (!one) return refuse('not-found')
  const [steps, before, decisions, licences] = await Promise.all([
    stepsOf(sql, [one.id]),
    pages.casesBefore(sql, one),
    pages.decisionsOf(sql, { brandId: one.brandId, since: 0 }),
    one.subject === 'licence' ? licenceById(sql, one) : [],
  ])
  return fullView(one, { steps, before, decisions, fileId: licences[0]?.fileId ?? null })
}
