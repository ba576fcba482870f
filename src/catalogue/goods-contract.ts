import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'

/** Words that a database can keep: no NUL and no half of a character. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u)
/** A web address or a file of the app's own folder; a preview may hang on it. */
const picture = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/[^\s"'<>]+|\/[^\s"'<>]*)$/i)
const day = z.iso.date()
const units = z.number().int().min(0).max(10_000_000)

/** Why somebody does it, in words of their own; kept beside the change. */
export const reason = words(200).default('')
export const status = z.enum(['draft', 'in-review', 'live', 'withdrawn'])

const skuSaid = z.object({
  /** Absent for a new one. */
  id: id.optional(),
  code: words(120).min(1),
  options: words(200).default(''),
  priceFen: fen.min(1),
  /** The crossed-out price; it needs a source and a day at the product. */
  comparedFen: fen.min(1).nullable().default(null),
  barcode: words(40).default(''),
  pictureUrl: z.union([picture, z.literal('')]).default(''),
  /** Units in the warehouse, of new SKUs only: those of others change by `catalogue.moveStock`. */
  units: units.optional(),
})

const productSaid = z.object({
  handle: words(100).min(1),
  title: words(200).min(1),
  about: words(2_000).default(''),
  category: words(40).min(1),
  shipsInDays: z.number().int().min(1).max(330),
  pictureUrls: z.array(picture).max(12).default([]),
  comparedSource: words(100).default(''),
  comparedOn: day.nullable().default(null),
  skus: z.array(skuSaid).min(1).max(100),
})

/** What a SKU has. `onHand` = `toShip` + `held` + `sellable`: what whoever counts the warehouse finds there. */
export const stockView = z.object({
  onHand: z.number().int(),
  /** Sold, and waiting in the warehouse to be shipped. */
  toShip: z.number().int(),
  /** Set aside for campaigns, which nobody has bought yet. */
  held: z.number().int(),
  /** Free for anything new. */
  sellable: z.number().int(),
  /** Ever sold, shipped or not. */
  sold: z.number().int(),
})

const sku = z.object({
  id,
  code: z.string(),
  options: z.string(),
  priceFen: fen,
  comparedFen: fen.nullable(),
  barcode: z.string(),
  pictureUrl: z.string(),
  ...stockView.shape,
  /** So many of the sellable are never offered. */
  safety: z.number().int(),
  /** What a running campaign asks for it, the highest; null where none runs. */
  campaignFen: fen.nullable(),
})

export const productDetail = z.object({
  id,
  handle: z.string(),
  title: z.string(),
  about: z.string(),
  category: z.string(),
  shipsInDays: z.number().int(),
  pictureUrls: z.array(z.string()),
  comparedSource: z.string(),
  comparedOn: z.string().nullable(),
  status,
  /** Counts from 1; each change is one more. */
  version: z.number().int(),
  /** The version that buyers could meet last. */
  liveVersion: z.number().int().nullable(),
  /** What the last review said, where it sent the product back. */
  reviewReason: z.string(),
  skus: z.array(sku).max(100),
})

export const product = query('catalogue.product', {
  summary:
    'One product of this brand as its form needs it: words, SKUs with prices, barcodes and stock, where it stands.',
  input: z.object({ productId: id }),
  output: productDetail,
  refusals: ['not-found'],
})

const saved = z.object({ productId: id, version: z.number().int(), status })

export const saveProduct = command('catalogue.saveProduct', {
  summary:
    'Write a product whole: a new one without `productId`; SKUs that are not named are no longer offered. `version` is the one the form was opened with, and never missing beside `productId`. Words, pictures or category of live goods become a proposal; prices beyond ±30 % or below a running campaign need `agreed`.',
  input: z
    .object({
      productId: id.optional(),
      /** With `productId` always: what somebody else wrote meanwhile is not written over unseen. */
      version: z.number().int().optional(),
      product: productSaid,
      /** Hand it to the review at once, else it stays a draft; live goods are proposals in any case. */
      handIn: z.boolean().default(true),
      agreed: z.boolean().default(false),
      reason,
    })
    .refine(({ productId, version }) => productId === undefined || version !== undefined, {
      path: ['version'],
      message: 'is missing',
    }),
  output: saved,
  refusals: ['not-found', 'goods-refused', 'needs-yes', 'changed-meanwhile'],
})

export const goBack = command('catalogue.goBack', {
  summary:
    'Make an older version the newest again, as a new version that is checked and looked at like any edit. Codes and barcodes stay as they are; SKUs that it did not have are no longer offered.',
  input: z.object({
    productId: id,
    version: z.number().int().min(1),
    agreed: z.boolean().default(false),
    reason,
  }),
  output: saved,
  refusals: ['not-found', 'goods-refused', 'needs-yes', 'already-done'],
})

export const cell = z.object({
  /** `title`, `price`, … ; `sku` is a SKU that came or went. */
  field: z.string(),
  /** Options or code of the SKU; null where the product itself is meant. */
  sku: z.string().nullable(),
  before: z.string(),
  after: z.string(),
})
const source = z.enum(['start', 'import', 'edit', 'bulk', 'undo', 'back', 'review', 'open', 'campaign'])

export const versions = query('catalogue.versions', {
  summary:
    'What a product was, newest first: each version with who made it, when, why, and what it changed, cell by cell.',
  input: z.object({ productId: id, cursor }),
  output: pageOf(
    z.object({
      version: z.number().int(),
      status,
      at: isoTime,
      /** Who; empty where it was a machine. */
      by: z.string(),
      source,
      sourceId: id.nullable(),
      reason: z.string(),
      cells: z.array(cell).max(1_000),
    }),
  ),
  refusals: ['not-found'],
})

export const movements = query('catalogue.movements', {
  summary:
    'How the stock of one SKU came about, newest first. `before` and `after` are of the warehouse (units to ship and held included) for received, counted and corrected, else of what is held, sold or kept as safety.',
  input: z.object({ skuId: id, cursor }),
  output: pageOf(
    z.object({
      id,
      what: z.enum(['received', 'counted', 'corrected', 'held', 'returned', 'sold', 'unsold', 'safety']),
      units: z.number().int(),
      before: z.number().int(),
      after: z.number().int(),
      at: isoTime,
      by: z.string(),
      source,
      /** The campaign, the import, the change set. */
      sourceId: id.nullable(),
      reason: z.string(),
    }),
  ),
  refusals: ['not-found'],
})

export const moveStock = command('catalogue.moveStock', {
  summary:
    'Write down units that came (`received`, +n), what was counted in the warehouse, units that wait to be shipped included (`counted`, = n), a correction (`corrected`, ±n) or what is never offered (`safety`, = n). All or nothing; never below what waits to be shipped and what campaigns hold.',
  input: z.object({
    moves: z
      .array(
        z.object({
          skuId: id,
          what: z.enum(['received', 'counted', 'corrected', 'safety']),
          units: z.number().int().min(-10_000_000).max(10_000_000),
        }),
      )
      .min(1)
      .max(200),
    reason: words(200).min(1),
  }),
  output: z.object({ changed: z.number().int() }),
  refusals: ['not-found', 'stock-short', 'goods-refused'],
})
