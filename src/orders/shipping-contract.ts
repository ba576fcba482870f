import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { line, permit, status } from './contract'
import { batchIds, orderIds } from './slips-contract'

const count = z.number().int()
const trackingNo = z.string().max(80)
const carrier = z.string().max(40)

/** A line as whoever packs sees it: `code` is the SKU's, `sent` how many units are in parcels already. */
const packLine = line.extend({
  position: count,
  code: z.string(),
  sent: count,
  productId: id.nullable(),
  /** The batch it is taken from, where somebody said so. */
  batch: z.object({ id, number: z.string() }).nullable(),
})

/** An address appears here only because there is something to ship. */
export const toShipItem = z.object({
  orderId: id,
  lines: z.array(packLine).max(50),
  address: z.object({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string() }),
  paidAt: isoTime,
  shipsBy: isoTime,
  /** Full hours until the promised moment by the server's clock; below zero: late by as much. */
  hoursLeft: count,
  /** What of it has left already, when it goes in several parcels. */
  parcels: z.array(z.object({ carrier: z.string(), trackingNo: z.string() })).max(15),
  /** Promised for later than 15 days after payment, and so announced to WeChat (WX 特殊发货报备). */
  delay: z
    .object({ until: isoTime, state: z.enum(['waiting', 'taken', 'refused']), said: z.string().nullable() })
    .nullable(),
})

/** `today`: the promised moment is before midnight in China. `region` is a province as addresses write it. */
const filters = {
  only: z.enum(['all', 'today', 'late']).default('all'),
  skuId: id.optional(),
  region: z.string().trim().max(40).optional(),
  /** Finds order numbers (or their ends), goods, SKU codes, names and the ends of phone numbers. */
  text: z.string().trim().max(60).optional(),
}

export const toShip = query('orders.toShip', {
  summary:
    'What this brand has to ship, most urgent first. `total` and `late` count all of it, `found` what was asked for.',
  input: z.object({ ...filters, most: z.coerce.number().int().min(1).max(100).default(20), cursor }),
  output: pageOf(toShipItem).extend({ total: count, late: count, found: count }),
  refusals: [],
})

export const board = query('orders.shippingBoard', {
  summary: 'What is to ship at a glance: by deadline, by goods (the pick list), by province, by promised day.',
  input: z.object({}),
  output: z.object({
    total: count,
    late: count,
    today: count,
    /** To be picked: units that are in no parcel yet. */
    goods: z
      .array(
        z.object({ skuId: id, title: z.string(), options: z.string(), code: z.string(), orders: count, units: count }),
      )
      .max(200),
    regions: z.array(z.object({ region: z.string(), orders: count })).max(50),
    /** The day in China, as 2026-11-24. */
    days: z.array(z.object({ day: z.iso.date(), orders: count, units: count })).max(120),
    /** Reports to WeChat's shipping service that need somebody, and that are under way. */
    reports: z.object({ refused: count, waiting: count }),
    serverTime: isoTime,
  }),
  refusals: [],
})

export const toShipSheet = query('orders.toShipSheet', {
  summary:
    'The same list as a CSV file, one row per line: filled in and uploaded again it ships. At most 2,000 rows, or only the ' +
    'orders that were chosen.',
  input: z.object({ ...filters, orderIds: orderIds.optional() }),
  output: z.object({ fileName: z.string(), csv: z.string(), rows: count }),
  refusals: [],
  logged: true,
  unlogged: ['text'],
})

/** What WeChat's shipping service says of an order. `code` and `said` are its own words when it refused. */
const wechat = z.object({
  state: z.enum(['waiting', 'taken', 'refused']),
  at: isoTime.nullable(),
  code: z.string().nullable(),
  said: z.string().nullable(),
  /** The one new report that WeChat takes was used. */
  again: z.boolean(),
})

export const shipped = query('orders.shipped', {
  summary: 'Parcels this brand has sent, newest first, with what WeChat says of them; without addresses.',
  input: z.object({ text: z.string().trim().max(60).optional(), refused: z.enum(['yes']).optional(), cursor }),
  output: pageOf(
    z.object({
      parcelId: id,
      orderId: id,
      title: z.string(),
      goods: z.array(z.object({ title: z.string(), options: z.string(), units: count })).max(50),
      carrier: z.string(),
      trackingNo: z.string(),
      shippedAt: isoTime,
      status,
      /** Parcel n of m so far. */
      nth: count,
      of: count,
      corrections: z
        .array(
          z.object({ carrier: z.string(), trackingNo: z.string(), reason: z.string(), by: z.string(), at: isoTime }),
        )
        .max(3),
      mayCorrect: permit,
      wechat: wechat.nullable(),
    }),
  ),
  refusals: [],
})

export const ship = command('orders.ship', {
  summary:
    'Parcels with their tracking numbers. Good ones ship, faulty ones come back with their reason, known ones change nothing. ' +
    'Without `lines` a parcel holds all that has not left; an order counts as shipped once every unit is in a parcel.',
  input: z.object({
    parcels: z
      .array(
        z.object({
          orderId: z.string().max(60),
          carrier,
          trackingNo,
          lines: z
            .array(z.object({ position: count.min(0).max(49), units: count.min(1).max(100_000) }))
            .min(1)
            .max(50)
            .optional(),
          /** The number is right although this carrier's usually look different. */
          sure: z.boolean().optional(),
          batchIds,
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({
    shipped: count,
    known: count,
    problems: z.array(z.object({ index: count, code: z.string() })).max(500),
  }),
  refusals: ['not-found'],
})

export const correct = command('orders.correctParcel', {
  summary:
    'Puts a mistyped carrier or number right, at most three times and until the buyer has signed; what stood there stays on ' +
    'record. WeChat takes one new report per payment (WX 发货信息录入).',
  input: z.object({
    parcelId: id,
    carrier,
    trackingNo,
    reason: z.string().trim().min(2).max(100),
    sure: z.boolean().optional(),
  }),
  output: z.object({ carrier: z.string(), trackingNo: z.string() }),
  refusals: ['not-found', 'not-allowed-now', 'correction-spent', 'tracking-wrong', 'already-done'],
})

export const reportAgain = command('orders.reportAgain', {
  summary: 'Says to WeChat once more what it refused.',
  input: z.object({ orderId: id }),
  output: z.object({ orderId: id }),
  refusals: ['not-found', 'already-done'],
})

/** A row of a tracking-number sheet, as written. */
export const sheetRow = z.object({
  line: count.min(1).max(1_000_000),
  order: z.string().max(100),
  sku: z.string().max(100),
  units: z.string().max(20),
  carrier: z.string().max(100),
  trackingNo: z.string().max(100),
  sure: z.boolean().optional(),
})

export const judgedRow = sheetRow.extend({
  orderId: id.nullable(),
  /** What the order is about, so that a clerk sees whom a row means. */
  goods: z.string(),
  state: z.enum(['good', 'known', 'wrong', 'sent']),
  problem: z
    .object({
      column: z.enum(['order', 'sku', 'units', 'carrier', 'trackingNo']),
      code: z.string(),
      /** Names that were perhaps meant. */
      near: z.array(z.string()).max(3),
    })
    .nullable(),
  /** The same number goes to another address in these lines, or in this order of before. */
  warning: z.object({ lines: z.array(count).max(5), orderId: id.nullable() }).nullable(),
})

const ROWS_MOST = 2_000
const rowsIn = z.object({ rows: z.array(sheetRow).min(1).max(ROWS_MOST) })
const rowsOut = z.array(judgedRow).max(ROWS_MOST)

export const checkSheet = command('orders.checkSheet', {
  summary:
    'Reads a sheet of tracking numbers (CSV or XLSX: ours, or a carrier’s export) and judges each row; nothing is written.',
  input: z.object({
    fileName: z.string().trim().min(1).max(200),
    base64: z.base64().max(2_000_000),
  }),
  output: z.object({
    format: z.string(),
    encoding: z.string(),
    delimiter: z.string(),
    /** Which heading was taken for which column. */
    columns: z.array(z.object({ column: z.string(), heading: z.string() })).max(5),
    rows: rowsOut,
    /** Rows beyond the 2,000 that one upload takes. */
    left: count,
  }),
  refusals: ['file-unreadable'],
})

export const checkRows = command('orders.checkRows', {
  summary: 'Judges rows again that were put right; nothing is written.',
  input: rowsIn,
  output: z.object({ rows: rowsOut }),
  refusals: [],
})

export const shipRows = command('orders.shipRows', {
  summary:
    'Ships the good rows of a sheet; faulty ones come back with their reason. The same rows twice change nothing.',
  input: rowsIn.extend({ batchIds }),
  output: z.object({ shipped: count, rows: rowsOut }),
  refusals: ['not-found'],
})
