import { type Carrier, carrierOf, likelyCarriers, nearestCarriers, plainNumber } from './carriers'
import { type Asked, type Box, judgeParcels, type Packed, type ParcelTrouble, type Verdict } from './parcel-rules'
import type { SheetColumn } from './sheet-columns'

/** A row as written. */
export interface SheetRow {
  readonly line: number
  readonly order: string
  readonly sku: string
  readonly units: string
  readonly carrier: string
  readonly trackingNo: string
  readonly sure?: boolean | undefined
}

export interface SheetBox extends Box {
  readonly addressId: string
  readonly lines: readonly (Box['lines'][number] & {
    readonly title: string
    readonly options: string
    readonly code: string
  })[]
}

/** What is known of the orders that the rows name. */
export interface Known {
  readonly boxes: ReadonlyMap<string, SheetBox>
  /** Full numbers by the last eight signs that lists and papers show. */
  readonly byEnd: ReadonlyMap<string, readonly string[]>
  /** Parcels on record that carry one of these numbers. */
  readonly numbers: readonly { readonly trackingNo: string; readonly orderId: string; readonly addressId: string }[]
}

export type RowTrouble = ParcelTrouble | 'order-missing' | 'order-unclear' | 'sku-unknown' | 'units-wrong'

export interface JudgedRow extends SheetRow {
  readonly orderId: string | null
  readonly goods: string
  readonly state: 'good' | 'known' | 'wrong'
  readonly problem: { readonly column: SheetColumn; readonly code: RowTrouble; readonly near: string[] } | null
  readonly warning: { readonly lines: number[]; readonly orderId: string | null } | null
}

interface Read {
  readonly row: SheetRow
  readonly orderId: string | null
  readonly carrier: Carrier | null
  readonly trackingNo: string
  readonly packed: Packed | null
  readonly trouble: RowTrouble | null
}

export interface Judged {
  readonly rows: JudgedRow[]
  /** What the good rows come to, and which rows each is made of. */
  readonly parcels: readonly { readonly asked: Asked; readonly rows: readonly number[] }[]
}

/** Rows of one order with one number are one parcel; each row is judged, and the good ones come together. */
export function judgeRows(rows: readonly SheetRow[], known: Known): Judged {
  const read = rows.map((row) => readRow(row, known))
  const parcels = parcelsOf(read)
  const verdicts = judgeParcels(
    parcels.map((p) => p.asked),
    known.boxes,
  )
  const ofRow = new Map(parcels.flatMap((p, at) => p.rows.map((row) => [row, verdicts[at]!] as const)))
  const judged = read.map((one, at) => judgedRow(one, ofRow.get(at), known))
  return {
    rows: withWarnings(judged, read, known),
    parcels: parcels.filter((_, at) => verdicts[at]!.is === 'good'),
  }
}

const ID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/
const END = /^[0-9a-f]{8}$/

/** The number without what spreadsheets and papers put around it. */
export const plainOrder = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/^['‘’#]+/, '')

/** As the database has it, or null for what is no full number. */
export function fullOrder(written: string): string | null {
  const plain = plainOrder(written)
  if (!ID.test(plain)) return null
  const hex = plain.replaceAll('-', '')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const orderEnd = (written: string): string | null => {
  const plain = plainOrder(written)
  return END.test(plain) ? plain : null
}

function readRow(row: SheetRow, known: Known): Read {
  const trackingNo = plainNumber(row.trackingNo)
  const found = orderOf(row.order, known)
  const [orderId, trouble] = typeof found === 'string' ? [null, found] : [found.id, null]
  const carrier = carrierFor(row.carrier, trackingNo)
  const packed = orderId && row.sku.trim() !== '' ? packedOf(row, known.boxes.get(orderId)!) : null
  if (typeof packed === 'string') return { row, orderId, carrier, trackingNo, packed: null, trouble: packed }
  return { row, orderId, carrier, trackingNo, packed, trouble }
}

function orderOf(written: string, { boxes, byEnd }: Known): { id: string } | RowTrouble {
  if (plainOrder(written) === '') return 'order-missing'
  const full = fullOrder(written)
  if (full) return boxes.has(full) ? { id: full } : 'order-unknown'
  const ids = byEnd.get(orderEnd(written) ?? '') ?? []
  if (ids.length > 1) return 'order-unclear'
  return ids[0] && boxes.has(ids[0]) ? { id: ids[0] } : 'order-unknown'
}

/** A carrier's own export does not name the carrier; letters before a number do, where only one prints such. */
function carrierFor(written: string, trackingNo: string): Carrier | null {
  if (written.trim() !== '') return carrierOf(written)
  const likely = /^[A-Z]/.test(trackingNo) ? likelyCarriers(trackingNo) : []
  return likely.length === 1 ? likely[0]! : null
}

function packedOf({ sku, units }: SheetRow, box: SheetBox): Packed | RowTrouble {
  const code = sku.trim().toLowerCase()
  const line = box.lines.find((one) => one.code.toLowerCase() === code)
  if (!line) return 'sku-unknown'
  if (units.trim() === '') return { position: line.position, units: Math.max(1, line.units - line.sent) }
  const number = Number(units.trim())
  return Number.isInteger(number) && number > 0 && number <= 100_000
    ? { position: line.position, units: number }
    : 'units-wrong'
}

function parcelsOf(read: readonly Read[]): { asked: Asked; rows: number[] }[] {
  const parcels = new Map<string, { asked: Asked; rows: number[] }>()
  for (const [at, { row, orderId, carrier, trackingNo, packed, trouble }] of read.entries()) {
    if (trouble || !orderId) continue
    const written = carrier?.name ?? row.carrier
    const key = `${orderId} ${written} ${trackingNo}`
    const before = parcels.get(key)
    const lines = before ? before.asked.lines && packed && [...before.asked.lines, packed] : packed && [packed]
    const sure = row.sure || before?.asked.sure
    const asked = { orderId, carrier: written, trackingNo, sure, ...(lines && { lines }) }
    parcels.set(key, { asked, rows: [...(before?.rows ?? []), at] })
  }
  return [...parcels.values()]
}

const COLUMN: Partial<Record<RowTrouble, SheetColumn>> = {
  'carrier-missing': 'carrier',
  'carrier-unknown': 'carrier',
  'number-missing': 'trackingNo',
  'number-damaged': 'trackingNo',
  'number-wrong': 'trackingNo',
  'number-unlike': 'trackingNo',
  'number-rounded': 'trackingNo',
  'sku-unknown': 'sku',
  'line-unknown': 'sku',
  'units-over': 'units',
  'units-wrong': 'units',
}

function judgedRow(
  { row, orderId, carrier, trackingNo, trouble }: Read,
  verdict: Verdict | undefined,
  known: Known,
): JudgedRow {
  const box = orderId ? known.boxes.get(orderId) : undefined
  const goods = box ? box.lines.map(({ title, options, units }) => `${title} ${options} ×${units}`).join('；') : ''
  const code = trouble ?? (verdict?.is === 'wrong' ? verdict.code : null)
  const filled = { ...row, carrier: carrier?.name ?? row.carrier, trackingNo }
  const base = { ...filled, orderId, goods, warning: null }
  if (!code) return { ...base, state: verdict!.is === 'known' ? 'known' : 'good', problem: null }
  return { ...base, state: 'wrong', problem: { column: COLUMN[code] ?? 'order', code, near: nearFor(code, filled) } }
}

function nearFor(code: RowTrouble, { carrier, trackingNo }: SheetRow): string[] {
  if (code === 'carrier-unknown') return nearestCarriers(carrier).map(({ name }) => name)
  const byNumber = code === 'carrier-missing' || code === 'number-unlike'
  return byNumber ? likelyCarriers(trackingNo).map(({ name }) => name) : []
}

/** One number on two addresses: usually a slip, now and then two neighbours. */
function withWarnings(judged: readonly JudgedRow[], read: readonly Read[], known: Known): JudgedRow[] {
  const going = read.flatMap(({ row, orderId, trackingNo }) =>
    orderId && trackingNo
      ? [{ line: row.line, orderId, trackingNo, addressId: known.boxes.get(orderId)!.addressId }]
      : [],
  )
  const byNumber = new Map<string, typeof going>()
  for (const one of going) byNumber.set(one.trackingNo, [...(byNumber.get(one.trackingNo) ?? []), one])
  return judged.map((row) => {
    if (row.state !== 'good' || !row.orderId) return row
    const { addressId } = known.boxes.get(row.orderId)!
    const lines = (byNumber.get(row.trackingNo) ?? [])
      .filter((one) => one.addressId !== addressId)
      .map((one) => one.line)
    const before = known.numbers.find((one) => one.trackingNo === row.trackingNo && one.addressId !== addressId)
    if (lines.length === 0 && !before) return row
    return { ...row, warning: { lines: lines.slice(0, 5), orderId: before?.orderId ?? null } }
  })
}
