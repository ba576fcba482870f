import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf, title, words } from '@/kernel/shapes'
import { change, finding, reviewCase, step, subject } from './contract'
import { LICENCE_KINDS } from './licence-rules'

const count = z.number().int()

/** A case as its brand sees it: who decided is a role, never a name. */
export const ownCase = reviewCase
  .pick({
    id: true,
    subject: true,
    subjectId: true,
    title: true,
    state: true,
    openedAt: true,
    dueAt: true,
    escalated: true,
    decidedAt: true,
    reasonCode: true,
    reason: true,
  })
  .extend({
    findings: z.array(finding).max(50),
    changes: z.array(change).max(100),
    decidedBy: z.enum(['machine', 'operator']).nullable(),
    /** "Needs work" that nobody has answered yet. */
    mayAnswer: z.boolean(),
    steps: z.array(step).max(200),
  })

export const mine = query('review.mine', {
  summary:
    'This brand’s cases: open ones by their clock, those that need work, or all that were decided, newest first, each with what was found, by whom it was decided (a role), why, and every step.',
  input: z.object({
    of: z.enum(['open', 'needs-work', 'decided']).default('open'),
    subject: subject.optional(),
    cursor,
  }),
  output: pageOf(ownCase).extend({ counts: z.object({ open: count, needsWork: count }) }),
  refusals: [],
})

export const licenceKind = z.enum(LICENCE_KINDS)

export const licence = z.object({
  id,
  kind: licenceKind,
  number: z.string(),
  holder: z.string(),
  /** A day (YYYY-MM-DD); null: without an end. */
  validUntil: z.string().nullable(),
  fileId: id.nullable(),
  state: z.enum(['in-review', 'accepted', 'needs-work', 'declined']),
})

export const record = query('review.brand', {
  summary:
    'The brand’s own record: what buyers see now, what waits for a decision, its papers, and which papers its goods need (商品类目 → 证照; 电子商务法 27).',
  input: z.object({}),
  output: z.object({
    name: z.string(),
    about: z.string(),
    city: z.string(),
    logoUrl: z.string(),
    /** The proposal that waits, field by field; empty when none does. */
    waiting: z.array(change).max(10),
    licences: z.array(licence).max(100),
    needed: z.array(z.object({ kind: licenceKind, goods: count, has: z.boolean() })).max(20),
  }),
  refusals: [],
})

export const saveBrand = command('review.saveBrand', {
  summary:
    'Propose another name, about, city or logo. Buyers see it when it is accepted; words alone may pass by themselves, a name or a logo is compared with the papers by a person (72 h). A newer proposal takes the place of one that waits.',
  input: z.object({
    name: title.max(40),
    about: words(500),
    city: words(40),
    /** An address that `files.upload` gave this brand for a picture, the one it has now, or empty for none. */
    logoUrl: words(2_000),
  }),
  output: z.object({ caseId: id.nullable(), changes: z.array(change).max(10) }),
  refusals: ['file-refused'],
})

export const saveLicence = command('review.saveLicence', {
  summary:
    'Hand in a paper, or correct one that is not accepted (`licenceId`). A person reads every paper within 72 h. A renewal is a new paper; an accepted one is never edited. `fileId`: the scan, one of the brand’s own files (`files.upload` as a document stays private: only its brand and operators read it, by `files.content`).',
  input: z.object({
    licenceId: id.nullish(),
    kind: licenceKind,
    number: words(60).regex(/^[\p{Script=Han}\p{L}\p{N}()（）〔〕［］[\]/.\- ]{4,60}$/u),
    holder: words(100).min(1),
    validUntil: z.iso.date().nullable(),
    fileId: id.nullish(),
  }),
  output: licence,
  refusals: ['not-found', 'already-done', 'file-refused'],
})

/** What anybody may know of the decisions about a brand: numbers and codes, no words. */
export const publicRecord = query('review.record', {
  summary:
    'How the platform decided about a brand’s proposals in the last 365 days: how many, by whom, for which reasons; and which papers it has shown (电子商务法 15, 27).',
  input: z.object({ brandId: id }),
  output: z.object({
    decided: count,
    accepted: count,
    needsWork: count,
    declined: count,
    byMachine: count,
    reasons: z.array(z.object({ code: z.string(), count })).max(20),
    licences: z.array(z.object({ kind: licenceKind, validUntil: z.string().nullable() })).max(50),
    since: isoTime,
  }),
  refusals: ['not-found'],
  cacheSeconds: 60,
})
