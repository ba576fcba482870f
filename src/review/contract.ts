import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf, words } from '@/kernel/shapes'

/** What machines found: `block` keeps a proposal from passing by itself, `note` is only said. Codes: review/words.ts. */
export const finding = z.object({
  code: z.string(),
  weight: z.enum(['note', 'block']),
  facts: z.record(z.string(), z.unknown()).optional(),
})

export const subject = z.enum(['brand', 'licence', 'product', 'campaign', 'rating', 'rating-answer'])
export const verdict = z.enum(['accepted', 'needs-work', 'declined'])
/** screening: machines read; waiting: people must look; dropped: taken back, or a newer proposal took its place. */
export const state = z.enum(['screening', 'waiting', 'accepted', 'needs-work', 'declined', 'dropped'])
export const change = z.object({ field: z.string(), before: z.string(), after: z.string() })

export const stepType = z.enum([
  'opened',
  'screened',
  'taken',
  'handed-back',
  'escalated',
  'decided',
  'answered',
  'reopened',
  'dropped',
])
/** One step of a case. Facts hold codes and numbers only: the verdict, the reason's code, the rules' version. */
export const step = z.object({
  type: stepType,
  actor: z.enum(['brand', 'buyer', 'operator', 'machine', 'clock']),
  facts: z.record(z.string(), z.unknown()),
  at: isoTime,
})

/** A case as it stands in the queue. */
export const reviewCase = z.object({
  id,
  subject,
  subjectId: id,
  brandId: id,
  brandName: z.string(),
  title: z.string(),
  state,
  findings: z.array(finding).max(50),
  /** How many fields it would change; 0 where everything is new. */
  changes: z.number().int(),
  /** Who works on it; null as long as nobody does. */
  owner: z.object({ personId: id, name: z.string() }).nullable(),
  openedAt: isoTime,
  dueAt: isoTime,
  /** Nobody decided in time: it stands in front and belongs to whoever is free. */
  escalated: z.boolean(),
  /** It answers an earlier "needs work". */
  answers: z.boolean(),
  decidedAt: isoTime.nullable(),
  /** Null where the machine decided, or nobody has. */
  decidedBy: z.string().nullable(),
  reasonCode: z.string(),
  reason: z.string(),
})

const count = z.number().int()
export const cases = query('review.cases', {
  summary:
    'What people must look at, by the clock: late ones in front. Or what was decided, newest first. `counts` are of all that is open; routine: our own rules found nothing.',
  input: z.object({
    decided: z.enum(['yes', 'no']).default('no'),
    subject: subject.optional(),
    /** Only cases with this finding. */
    finding: words(40).optional(),
    owner: z.enum(['me', 'nobody']).optional(),
    cursor,
  }),
  output: pageOf(reviewCase).extend({
    counts: z.object({ open: count, late: count, mine: count, routine: count }),
  }),
  refusals: [],
})

export const pricedFacts = z.object({
  label: z.string(),
  skuId: id.optional(),
  priceFen: fen,
  comparedFen: fen.nullish(),
  comparedSource: z.string().optional(),
  comparedAt: z.string().optional(),
  listPriceFen: fen.optional(),
  costFen: fen.nullish(),
  quota: z.number().int().optional(),
})

export const caseView = reviewCase.omit({ changes: true }).extend({
  text: z.string(),
  changes: z.array(change).max(100),
  pictureUrls: z.array(z.string()).max(12),
  category: z.string(),
  prices: z.array(pricedFacts).max(100),
  /** A paper to read: its file, where there is one. */
  fileId: id.nullable(),
  steps: z.array(step.extend({ name: z.string() })).max(200),
  /** Earlier cases of the same thing, newest first. */
  before: z.array(z.object({ id, state, reasonCode: z.string(), reason: z.string(), openedAt: isoTime })).max(10),
  /** What became of this brand's proposals so far. */
  brand: z.object({ accepted: count, needsWork: count, declined: count }),
})

export const view = query('review.case', {
  summary: 'One case with everything in it: findings first, what it changes, its steps, and what came before.',
  input: z.object({ caseId: id }),
  output: caseView,
  refusals: ['not-found'],
})

export const take = command('review.take', {
  summary:
    'Who works on a case. `take` what nobody has, `hand-back` what is yours, `take-over` what another has; each is a step that names you. `not-allowed-now` where it is somebody else’s.',
  input: z.object({ caseId: id, how: z.enum(['take', 'hand-back', 'take-over']) }),
  output: reviewCase,
  refusals: ['not-found', 'already-done', 'not-allowed-now'],
})

export const decide = command('review.decide', {
  summary:
    'Decide cases: accepted, needs-work (the brand may answer) or declined. The last two need a code of the closed list of reasons, which the brand reads; `other` needs words. Cases that were decided meanwhile (`already-done`), that somebody else works on (`not-allowed-now`) or whose stock went elsewhere (`stock-short`) are passed over and named; the rest is decided. A list of which nothing is left is refused.',
  input: z.object({
    caseIds: z.array(id).min(1).max(50),
    verdict,
    reasonCode: words(40).default(''),
    reason: words(300).default(''),
  }),
  output: z.object({
    decided: z.array(reviewCase).max(50),
    passedOver: z.array(z.object({ caseId: id, why: z.string().max(40) })).max(50),
  }),
  refusals: ['not-found', 'already-done', 'not-allowed-now', 'bad-input', 'stock-short'],
})

export const reopen = command('review.reopen', {
  summary:
    'Take a no back: the case waits again, with its reason, and is yours. Only a needs-work or declined that nothing hangs on yet: the newest word about its thing, which nobody has answered or changed since; and an offer whose time is not over. What was accepted stays so: buyers have met it.',
  input: z.object({ caseId: id, reason: words(300).min(4) }),
  output: reviewCase,
  refusals: ['not-found', 'not-allowed-now'],
})
