import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { isDay, PAPER_KINDS, REGIONS } from './rules'

const words = (most: number) => z.string().trim().max(most)
/** A day in China, `2026-04-08`; empty while a draft has none. */
const day = z
  .string()
  .max(10)
  .refine((text) => text === '' || isDay(text), 'is no day')
export const region = z.enum(REGIONS)

const paper = z.object({ fileId: id, kind: z.enum(PAPER_KINDS), title: words(60).default('') })

/** `quantity`: units made. What a draft lacks is empty. */
export const batchFacts = z.object({
  region: z.union([region, z.literal('')]).default(''),
  place: words(80).default(''),
  madeOn: day.default(''),
  bestBefore: day.nullable().default(null),
  quantity: z.number().int().min(1).max(100_000_000).nullable().default(null),
  notes: words(1_000).default(''),
  papers: z.array(paper).max(12).default([]),
})

/** A paper as anybody may open it. */
const shownPaper = z.object({ kind: z.enum(PAPER_KINDS), title: z.string(), url: z.string(), type: z.string() })

/** What buyers see of a batch: its last version, and when and why it was corrected before. */
export const traceView = z.object({
  batchId: id,
  number: z.string(),
  productId: id,
  title: z.string(),
  pictureUrl: z.string(),
  brand: z.object({ id, name: z.string(), city: z.string() }),
  region: z.string(),
  place: z.string(),
  madeOn: z.string(),
  bestBefore: z.string().nullable(),
  quantity: z.number().int().nullable(),
  notes: z.string(),
  papers: z.array(shownPaper).max(12),
  version: z.number().int(),
  /** Newest first; the first publication has why `published`. */
  versions: z.array(z.object({ version: z.number().int(), at: isoTime, why: z.string() })).max(20),
})

export const trace = query('provenance.trace', {
  summary: 'Where a batch comes from, with its papers and every correction since it was published.',
  input: z.object({ batchId: id }),
  output: traceView,
  refusals: ['not-found'],
  cacheSeconds: 5,
})

/** One line that leads to a trace. */
export const traceLine = z.object({
  batchId: id,
  number: z.string(),
  place: z.string(),
  madeOn: z.string(),
  papers: z.number().int(),
})

export const ofOrder = query('provenance.ofOrder', {
  summary: 'Which batches my order was packed from, where the brand said so.',
  input: z.object({ orderId: id }),
  output: z.object({ lines: z.array(traceLine.extend({ position: z.number().int() })).max(50) }),
  refusals: ['not-found'],
})

const batchLine = z.object({
  id,
  number: z.string(),
  productId: id,
  title: z.string(),
  pictureUrl: z.string(),
  /** 0 as long as nobody else sees it. */
  version: z.number().int(),
  /** There is something in the draft that buyers don’t see yet. */
  changed: z.boolean(),
  place: z.string(),
  madeOn: z.string(),
  quantity: z.number().int().nullable(),
  changedAt: isoTime,
  /** Labels printed, units scanned, units that more than one person has scanned. */
  labels: z.number().int(),
  scanned: z.number().int(),
  doubted: z.number().int(),
})

export const batches = query('provenance.batches', {
  summary: 'The brand’s batches, newest change first.',
  input: z.object({
    search: words(60).optional(),
    state: z.enum(['draft', 'published', 'doubted']).optional(),
    productId: id.optional(),
    cursor,
  }),
  output: pageOf(batchLine),
  refusals: [],
})

const keptPaper = paper.extend({ name: z.string(), type: z.string(), url: z.string(), bytes: z.number().int() })

export const batch = query('provenance.batch', {
  summary: 'One batch as the brand works on it: the draft, its versions with who wrote them, its prints of labels.',
  input: z.object({ batchId: id }),
  output: batchLine.extend({
    facts: batchFacts.extend({ papers: z.array(keptPaper).max(12) }),
    versions: z
      .array(z.object({ version: z.number().int(), at: isoTime, by: z.string(), why: z.string(), facts: batchFacts }))
      .max(20),
    runs: z
      .array(
        z.object({
          id,
          count: z.number().int(),
          madeAt: isoTime,
          scanned: z.number().int(),
          doubted: z.number().int(),
          voidedAt: isoTime.nullable(),
          voidWhy: z.string(),
        }),
      )
      .max(50),
  }),
  refusals: ['not-found'],
})

export const saveBatch = command('provenance.saveBatch', {
  summary: 'Writes a draft, or what will be the next version of a published batch. Buyers see nothing of it yet.',
  input: z.object({ batchId: id.optional(), productId: id, number: words(40).min(1), facts: batchFacts }),
  output: z.object({ batchId: id }),
  refusals: ['not-found', 'already-done'],
})

export const publishBatch = command('provenance.publishBatch', {
  summary:
    'Shows the draft to buyers as the next version, with its papers. A correction says why; nothing is ever rewritten.',
  input: z.object({ batchId: id, why: words(200).default('') }),
  output: z.object({ version: z.number().int() }),
  refusals: ['not-found', 'bad-input', 'unsafe-words', 'already-done', 'wechat-unavailable'],
})

export const openBatches = query('provenance.openBatches', {
  summary:
    'Of what is to ship: the published batches that units can still be taken from, newest first. A batch is over when all ' +
    'its units are in orders or its last day has passed.',
  input: z.object({}),
  output: z.object({
    goods: z
      .array(
        z.object({
          productId: id,
          title: z.string(),
          batches: z
            .array(
              z.object({
                id,
                number: z.string(),
                place: z.string(),
                madeOn: z.string(),
                /** Units that no order was packed from yet; null where the brand did not say how many were made. */
                left: z.number().int().nullable(),
              }),
            )
            .max(20),
        }),
      )
      .max(200),
  }),
  refusals: [],
})

export const assign = command('provenance.assign', {
  summary:
    'These orders were packed from this batch. A line can be corrected: the last word counts, the ones before it stay.',
  input: z.object({ batchId: id, orderIds: z.array(id).min(1).max(200) }),
  output: z.object({ assigned: z.number().int(), unknown: z.array(id).max(200) }),
  refusals: ['not-found', 'not-allowed-now'],
})
