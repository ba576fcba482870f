import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'
import { reason } from './goods-contract'

const units = z.number().int().min(0).max(10_000_000)
const short = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u)

/** One thing done to many products. Rates are basis points, ±; sums of money are fen, ±. */
export const bulkEdit = z.discriminatedUnion('field', [
  z.object({
    field: z.literal('price'),
    how: z.enum(['set', 'percent', 'add']),
    value: z.number().int().min(-100_000_000).max(100_000_000),
  }),
  z.object({
    field: z.literal('compared'),
    fen: fen.min(1).nullable(),
    source: short(100).default(''),
    on: z.iso.date().nullable().default(null),
  }),
  z.object({
    field: z.literal('stock'),
    how: z.enum(['set', 'add']),
    units: z.number().int().min(-10_000_000).max(10_000_000),
  }),
  z.object({ field: z.literal('safety'), units }),
  z.object({ field: z.literal('category'), to: short(40).min(1) }),
  z.object({ field: z.literal('ships'), days: z.number().int().min(1).max(330) }),
  z.object({ field: z.literal('status'), to: z.enum(['live', 'withdrawn']) }),
])

/** Old → new of one cell. `problem` says why it stays as it is (`meanwhile`: somebody changed it after the plan), `guard` that it wants a yes. Money in yuan, as people read it. */
export const bulkCell = z.object({
  productId: id,
  title: z.string(),
  skuId: id.nullable(),
  sku: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  problem: z.string().nullable(),
  guards: z.array(z.string()),
})

export const changeSet = z.object({
  id,
  edit: bulkEdit,
  state: z.enum(['planned', 'applied', 'undone']),
  reason: z.string(),
  /** Cells that change, that stay because of a problem, that want a yes, and products that are handed to the review. */
  counts: z.object({
    products: z.number().int(),
    changes: z.number().int(),
    problems: z.number().int(),
    guards: z.number().int(),
    reviews: z.number().int(),
  }),
  by: z.string(),
  createdAt: isoTime,
  appliedAt: isoTime.nullable(),
  undoneAt: isoTime.nullable(),
  /** Null when it can no longer be undone, or not yet. */
  undoUntil: isoTime.nullable(),
})

export const planBulk = command('catalogue.planBulk', {
  summary:
    'Work out what an edit would do to many products, cell by cell. Changes nothing; the plan is kept to be applied.',
  input: z.object({ productIds: z.array(id).min(1).max(200), edit: bulkEdit, reason }),
  output: changeSet.extend({ cells: z.array(bulkCell).max(2_000) }),
  refusals: ['not-found', 'too-large'],
})

export const applyBulk = command('catalogue.applyBulk', {
  summary:
    'Apply a plan: every cell without a problem. Cells that are no longer as the plan shows them (a price moved, a campaign took the stock) stay as they are and come back in `left`, each with its `problem`; refused when that is all of them, or when cells want a yes and there is none.',
  input: z.object({ changeSetId: id, agreed: z.boolean().default(false) }),
  output: changeSet.extend({ left: z.array(bulkCell).max(2_000) }),
  refusals: ['not-found', 'already-done', 'nothing-to-write', 'needs-yes', 'changed-meanwhile', 'stock-short'],
})

export const undoBulk = command('catalogue.undoBulk', {
  summary:
    'Put back what an applied plan changed, all of it, within 24 hours (`undoUntil`) and as long as nobody has changed those cells since. Prices that move by more than 30 % or fall below a running campaign need `agreed` (facts: guards).',
  input: z.object({ changeSetId: id, agreed: z.boolean().default(false) }),
  output: changeSet,
  refusals: ['not-found', 'already-done', 'not-allowed-now', 'changed-meanwhile', 'stock-short', 'needs-yes'],
})

export const changeSets = query('catalogue.changeSets', {
  summary: 'Edits of many products, newest first, and whether they were undone.',
  input: z.object({ cursor }),
  output: pageOf(changeSet),
  refusals: [],
})
