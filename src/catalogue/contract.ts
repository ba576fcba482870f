import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf, problem } from '@/kernel/shapes'
import { reason } from './goods-contract'

export const change = z.enum(['new', 'changed', 'same', 'error'])
export const counts = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  error: z.number().int(),
})

/** One SKU line of a file. `problems[].field` is the column's name as the file spells it; the line counts from 1 with the heading. */
export const importRow = z.object({
  line: z.number().int(),
  change,
  handle: z.string(),
  skuCode: z.string(),
  title: z.string(),
  options: z.string(),
  priceFen: fen.nullable(),
  stock: z.number().int().nullable(),
  differences: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(problem),
})

export const importView = z.object({
  id,
  fileName: z.string(),
  format: z.enum(['yuantuan', 'plain', 'shopify', 'woocommerce']),
  encoding: z.string(),
  delimiter: z.string(),
  state: z.enum(['checked', 'done', 'cancelled']),
  counts,
  createdAt: isoTime,
  doneAt: isoTime.nullable(),
})

export const checkImport = command('catalogue.checkImport', {
  summary:
    'Read a CSV file (ours or a Shopify product export) and say what each line would do. Writes nothing to the catalogue.',
  input: z.object({ fileName: z.string().min(1).max(200), base64: z.string().min(1).max(8_000_000) }),
  output: importView,
  refusals: ['file-unreadable', 'too-large'],
})

export const importRows = query('catalogue.importRows', {
  summary: 'The lines of a checked file, by what they would do, with differences old → new and problems by column.',
  input: z.object({ importId: id, change: change.optional(), cursor }),
  output: pageOf(importRow).extend({ import: importView }),
  refusals: ['not-found'],
})

export const runImport = command('catalogue.runImport', {
  summary:
    'Write a checked file: the good lines only, or nothing at all when `onlyIfClean` and a line has an error. One transaction.',
  input: z.object({ importId: id, onlyIfClean: z.boolean() }),
  output: importView,
  refusals: ['not-found', 'already-done', 'nothing-to-write', 'stock-short'],
})

export const cancelImport = command('catalogue.cancelImport', {
  summary: 'Drop a checked file. Nothing has been written.',
  input: z.object({ importId: id }),
  output: importView,
  refusals: ['not-found', 'already-done'],
})

export const imports = query('catalogue.imports', {
  summary: 'Files of this brand, newest first.',
  input: z.object({ cursor }),
  output: pageOf(importView),
  refusals: [],
})

export const importTemplate = query('catalogue.importTemplate', {
  summary: 'Our CSV template with one example line, UTF-8 with a byte-order mark so that Excel shows Chinese.',
  input: z.object({}),
  output: z.object({ fileName: z.string(), text: z.string() }),
  refusals: [],
})

export const skuView = z.object({
  id,
  code: z.string(),
  options: z.string(),
  priceFen: fen,
  pictureUrl: z.string(),
  onHand: z.number().int(),
  held: z.number().int(),
  sold: z.number().int(),
})
export const productView = z.object({
  id,
  handle: z.string(),
  title: z.string(),
  category: z.string(),
  shipsInDays: z.number().int(),
  status: z.enum(['draft', 'in-review', 'live', 'withdrawn']),
  pictureUrls: z.array(z.string()),
  skus: z.array(skuView).max(100),
})

export const products = query('catalogue.products', {
  summary: 'This brand’s products with their SKUs and stock, newest change first.',
  input: z.object({ cursor, search: z.string().max(60).optional() }),
  output: pageOf(productView),
  refusals: [],
})

export const shelve = command('catalogue.shelve', {
  summary:
    'Take products off the list or put them back; words that nobody has looked at yet are handed to the review on the way (status in-review); `draft` takes a proposal back. Off the list, a product starts no new campaign; campaigns that run go on to their end, since buyers were promised the goods.',
  input: z.object({ productIds: z.array(id).min(1).max(50), status: z.enum(['draft', 'live', 'withdrawn']), reason }),
  output: z.object({ changed: z.number().int() }),
  refusals: ['not-found'],
})
