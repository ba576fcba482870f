import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { region, traceView } from './contract'

const typed = z.string().trim().min(4).max(60)

export const makeCodes = command('provenance.makeCodes', {
  summary: 'A print of up to 10,000 labels for a published batch, each with a code of its own.',
  input: z.object({ batchId: id, count: z.number().int().min(1).max(10_000) }),
  output: z.object({ runId: id }),
  refusals: ['not-found', 'not-allowed-now', 'over-limit'],
})

export const sheet = query('provenance.sheet', {
  summary:
    'A print as a file: `print` is an HTML page of A4 sheets, 5 × 13 labels with QR and cut marks, at most 20 sheets from `from`; `csv` is all codes with their addresses for a label printer.',
  input: z.object({
    runId: id,
    form: z.enum(['print', 'csv']),
    from: z.coerce.number().int().min(1).max(154).default(1),
  }),
  output: z.object({
    name: z.string(),
    type: z.string(),
    text: z.string(),
    sheets: z.number().int(),
    to: z.number().int(),
  }),
  refusals: ['not-found'],
  logged: true,
})

export const voidRun = command('provenance.voidRun', {
  summary: 'Labels of this print were lost or stolen: whoever scans one is told so, with the brand’s reason.',
  input: z.object({ runId: id, why: z.string().trim().min(2).max(100) }),
  output: z.object({ voidedAt: isoTime }),
  refusals: ['not-found', 'already-done', 'unsafe-words', 'wechat-unavailable'],
})

export const scans = query('provenance.scans', {
  summary:
    'Units of a batch that were scanned, those that most people have scanned first. Whoever may not print labels reads the beginning of each code only.',
  input: z.object({ batchId: id, cursor }),
  output: pageOf(
    z.object({
      code: z.string(),
      serial: z.number().int(),
      people: z.number().int(),
      scans: z.number().int(),
      firstAt: isoTime,
      firstPlace: z.string().nullable(),
      lastAt: isoTime,
      doubt: z.enum(['none', 'again', 'many']),
    }),
  ),
  refusals: ['not-found'],
})

/** `not-ours` says nothing else; all other verdicts come with the batch. */
export const scanned = z.object({
  verdict: z.enum(['first', 'mine', 'long-ago', 'again', 'many', 'voided', 'not-ours']),
  code: z.string(),
  trace: traceView.nullable(),
  firstAt: isoTime.nullable(),
  /** The province that the first person chose to leave. */
  firstPlace: z.string().nullable(),
  people: z.number().int(),
  /** Whether I was the first, and so may say in which province. */
  mayLeavePlace: z.boolean(),
  voidedAt: isoTime.nullable(),
  voidWhy: z.string(),
})

export const scan = command('provenance.scan', {
  summary:
    'Is this one genuine? The first scan is written down, later ones are told of it. No place is taken from the phone. Wrong codes are counted, twenty in ten minutes at most.',
  input: z.object({ code: typed }),
  output: scanned,
  refusals: ['too-many'],
  unlogged: ['code'],
})

export const leavePlace = command('provenance.leavePlace', {
  summary: 'Whoever scanned first may leave the province, once, for those who scan later.',
  input: z.object({ code: typed, region }),
  output: z.object({ firstPlace: z.string() }),
  refusals: ['not-found', 'not-allowed-now', 'already-done'],
  unlogged: ['code'],
})
