import { z } from 'zod'
import { command } from '@/kernel/contract'
import { fen, problem } from '@/kernel/shapes'
import { change } from './import-contract'

const text = (max: number) => z.string().trim().max(max)

/** One SKU with its product; what is left out stays as it is. The same handle makes several items one product. */
export const openGoods = z.object({
  handle: text(100).min(1),
  title: text(200).optional(),
  about: text(2_000).optional(),
  category: text(40).optional(),
  shipsInDays: z.number().int().min(1).max(330).optional(),
  pictureUrls: z.array(text(500)).max(12).optional(),
  status: z.enum(['live', 'withdrawn']).optional(),
  comparedSource: text(200).optional(),
  comparedOn: z.iso.date().optional(),
  sku: text(120).optional(),
  options: text(200).optional(),
  priceFen: fen.optional(),
  comparedFen: fen.optional(),
  stock: z.number().int().min(0).max(10_000_000).optional(),
  barcode: text(40).optional(),
  skuPictureUrl: text(500).optional(),
  /** A yes to a price beyond ±30 % or below a running campaign's; without it such an item waits. */
  agreed: z.boolean().default(false),
})

export const upsert = command('catalogue.upsert', {
  summary:
    'Write up to 500 goods, understood and checked like an import: good ones are written, the others come back with their reasons (`problems[].field` is the field). `waiting`: the price guard wants `agreed`. The same goods twice change nothing. New goods go to the review. Pictures that lie elsewhere are fetched in the background: `catalogue.pictures` says what became of them.',
  input: z.object({ goods: z.array(openGoods).min(1).max(500) }),
  output: z.object({
    written: z.number().int(),
    results: z
      .array(
        z.object({
          index: z.number().int(),
          change,
          skuCode: z.string().max(120),
          problems: z.array(problem).max(50),
        }),
      )
      .max(500),
  }),
  refusals: [],
})

export const syncStock = command('stock.sync', {
  summary:
    'What lies in your warehouse, counted: absolute numbers, never differences. Sold units count until their parcel is reported (`orders.ship`), so report parcels before the count that lacks them. `sequence` grows with each count of a SKU (milliseconds since 1970 will do): a message that comes late never wins over a newer one. A number beyond tomorrow in milliseconds (microseconds, digits of a date) is refused as `ahead`, since every later one would be `older`.',
  input: z.object({
    counts: z
      .array(
        z.object({
          sku: text(120).min(1),
          /** All units there: those that wait to be shipped and those that campaigns hold are among them. */
          count: z.number().int().min(0).max(10_000_000),
          sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
          /** My numbers begin anew with this one: it is taken whatever came before. */
          reset: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({
    results: z
      .array(
        z.object({
          index: z.number().int(),
          /** `older`: a newer count has come already; `held`: more than that waits to be shipped or is held by campaigns. */
          outcome: z.enum(['set', 'same', 'older', 'ahead', 'unknown', 'held']),
          /** For `older` and `ahead`: the number of the newest count that was taken, if any. */
          newest: z.number().int().nullable(),
        }),
      )
      .max(500),
  }),
  refusals: [],
})
