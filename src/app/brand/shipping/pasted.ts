import { carrierOf } from '@/orders/carriers'

/** One parcel as the server takes it; `line` is where it stood in what was pasted. */
export interface Parcel {
  readonly orderId: string
  readonly carrier: string
  readonly trackingNo: string
  readonly line: number
}
export interface PastedProblem {
  readonly line: number
  readonly code: 'columns-missing' | 'carrier-unknown' | 'tracking-bad' | 'order-bad' | 'order-twice'
}

/** A tracking number as Chinese carriers print them: letters and digits, six to forty. */
const TRACKING = /^[0-9A-Za-z-]{6,40}$/
const ORDER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Lines "order number, carrier, tracking number", as copied out of a sheet: commas of either width or tabs between.
 * Good lines and faulty lines come apart, so that one typing error does not hold up a hundred parcels.
 */
export function readPasted(text: string): { parcels: Parcel[]; problems: PastedProblem[] } {
  const parcels: Parcel[] = []
  const problems: PastedProblem[] = []
  const seen = new Set<string>()
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = at + 1
    if (raw.trim() === '' || isHeading(raw)) continue
    const [order = '', carrier = '', trackingNo = ''] = raw.split(/[,，\t]/).map((part) => part.trim())
    const orderId = order.toLowerCase()
    const code = problemOf({ orderId, carrier, trackingNo, line }, seen)
    if (code) problems.push({ line, code })
    else parcels.push({ orderId, carrier: carrierOf(carrier)?.name ?? carrier, trackingNo, line })
    seen.add(orderId)
  }
  return { parcels, problems }
}

function problemOf(parcel: Parcel, seen: ReadonlySet<string>): PastedProblem['code'] | null {
  if (!parcel.orderId || !parcel.carrier || !parcel.trackingNo) return 'columns-missing'
  if (!ORDER.test(parcel.orderId)) return 'order-bad'
  if (seen.has(parcel.orderId)) return 'order-twice'
  if (!carrierOf(parcel.carrier)) return 'carrier-unknown'
  if (!TRACKING.test(parcel.trackingNo)) return 'tracking-bad'
  return null
}

export function isTrackingNo(text: string): boolean {
  return TRACKING.test(text.trim())
}

function isHeading(line: string): boolean {
  return line.includes('订单号')
}
