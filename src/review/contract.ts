import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'

export const finding = z.object({
  code: z.string(),
  weight: z.enum(['note', 'block']),
  facts: z.record(z.string(), z.unknown()).optional(),
})

export const reviewCase = z.object({
  id,
  subject: z.string(),
  subjectId: id,
  brandName: z.string(),
  title: z.string(),
  text: z.string(),
  findings: z.array(finding).max(50),
  state: z.enum(['screening', 'waiting', 'approved', 'rejected']),
  reason: z.string(),
  openedAt: isoTime,
  decidedAt: isoTime.nullable(),
})

export const cases = query('review.cases', {
  summary: 'What people must look at, oldest first, machine findings in front; or what was decided.',
  input: z.object({ decided: z.enum(['yes', 'no']).default('no'), cursor }),
  output: pageOf(reviewCase),
  refusals: [],
})

export const decide = command('review.decide', {
  summary: 'Approve or reject. A rejection needs a reason, which the brand reads.',
  input: z.object({ caseId: id, approved: z.boolean(), reason: z.string().trim().max(300).default('') }),
  output: reviewCase,
  refusals: ['not-found', 'already-done', 'bad-input', 'stock-short'],
})
