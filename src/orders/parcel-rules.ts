import { type Carrier, carrierOf, mayInsist, type NumberTrouble, numberTrouble, plainNumber } from './carriers'
import type { Status } from './rules'

/** WeChat takes no more parcels of one payment (WX 发货信息录入). */
export const PARCELS_MOST = 15
/** Somebody who mistypes a number four times should look at the parcel first. */
export const CORRECTIONS_MOST = 3

export interface Contents {
  readonly position: number
  readonly units: number
  /** How many of them are in parcels already. */
  readonly sent: number
}

export interface Packed {
  readonly position: number
  readonly units: number
}

/** An order as whoever packs it has to know it. */
export interface Box {
  readonly status: Status
  readonly lines: readonly Contents[]
  readonly parcels: readonly Sent[]
}

/** A parcel on record. */
export interface Sent {
  /** None before it is written down. */
  readonly id?: string
  readonly carrier: string
  readonly trackingNo: string
  readonly lines: readonly Packed[]
}

export interface Asked {
  readonly orderId: string
  readonly carrier: string
  readonly trackingNo: string
  /** What goes in; everything that has not left yet when nothing is said. */
  readonly lines?: readonly Packed[] | undefined
  /** "The number is right although it does not look it." */
  readonly sure?: boolean | undefined
}

export type ParcelTrouble =
  | 'order-unknown'
  | 'not-formed'
  | 'refunded'
  | 'not-to-ship'
  | 'carrier-missing'
  | 'carrier-unknown'
  | NumberTrouble
  | 'line-unknown'
  | 'units-over'
  | 'nothing-left'
  | 'parcels-too-many'

export type Verdict =
  | {
      readonly is: 'good'
      readonly orderId: string
      readonly carrier: Carrier
      readonly trackingNo: string
      readonly lines: readonly Packed[]
      readonly complete: boolean
      /** The parcel on record that these go into as well: somebody forgot to say that they were in it. */
      readonly into?: Sent
    }
  /** This very parcel is on record: nothing to do, nothing wrong. */
  | { readonly is: 'known'; readonly orderId: string }
  | { readonly is: 'wrong'; readonly code: ParcelTrouble }

/** Judges parcels in their order, as if each good one had left when the next is looked at. */
export function judgeParcels(asked: readonly Asked[], boxes: ReadonlyMap<string, Box>): Verdict[] {
  const now = new Map(boxes)
  return asked.map((one) => {
    const box = now.get(one.orderId)
    const verdict = judgeOne(one, box)
    if (verdict.is === 'good') now.set(one.orderId, after(box!, verdict))
    return verdict
  })
}

function judgeOne(asked: Asked, box: Box | undefined): Verdict {
  if (!box) return wrong('order-unknown')
  const { status } = box
  if (status === 'forming' || status === 'unpaid') return wrong('not-formed')
  if (status === 'refunding' || status === 'refunded') return wrong('refunded')
  const carrier = carrierOf(asked.carrier)
  const trackingNo = plainNumber(asked.trackingNo)
  const into = box.parcels.find((p) => p.trackingNo === trackingNo && p.carrier === carrier?.name)
  const lacking = into && lackingIn(into, asked.lines)
  if (lacking?.length === 0) return { is: 'known', orderId: asked.orderId }
  if (status !== 'to-ship') return wrong('not-to-ship')
  if (!carrier) return wrong(asked.carrier.trim() === '' ? 'carrier-missing' : 'carrier-unknown')
  const trouble = numberTrouble(carrier, trackingNo)
  if (trouble && !(mayInsist(trouble) && asked.sure)) return wrong(trouble)
  if (!into && box.parcels.length >= PARCELS_MOST) return wrong('parcels-too-many')
  const lines = pack(box.lines, lacking ?? asked.lines)
  if (typeof lines === 'string') return wrong(lines)
  const complete = isAll(box.lines, lines)
  return { is: 'good', orderId: asked.orderId, carrier, trackingNo, lines, complete, ...(into && { into }) }
}

/** What somebody says is in a parcel and its record does not have; who says nothing means what is on record. */
function lackingIn({ lines }: Sent, wanted: readonly Packed[] = []): Packed[] {
  return summed(wanted).flatMap(({ position, units }) => {
    const more = units - packedOf(lines, position)
    return more > 0 ? [{ position, units: more }] : []
  })
}

const wrong = (code: ParcelTrouble): Verdict => ({ is: 'wrong', code })

function pack(lines: readonly Contents[], wanted: readonly Packed[] | undefined): readonly Packed[] | ParcelTrouble {
  const left = lines.flatMap(({ position, units, sent }) => (units > sent ? [{ position, units: units - sent }] : []))
  if (left.length === 0) return 'nothing-left'
  if (!wanted) return left
  const packed = summed(wanted)
  if (packed.length === 0) return 'nothing-left'
  if (packed.some(({ position }) => !lines.some((line) => line.position === position))) return 'line-unknown'
  const over = packed.some(({ position, units }) => units > (left.find((l) => l.position === position)?.units ?? 0))
  return over ? 'units-over' : packed
}

function summed(wanted: readonly Packed[]): Packed[] {
  const sums = new Map<number, number>()
  for (const { position, units } of wanted) sums.set(position, (sums.get(position) ?? 0) + units)
  return [...sums].flatMap(([position, units]) => (units > 0 ? [{ position, units }] : []))
}

const packedOf = (packed: readonly Packed[], position: number) =>
  packed.find((p) => p.position === position)?.units ?? 0

const isAll = (lines: readonly Contents[], packed: readonly Packed[]): boolean =>
  lines.every(({ position, units, sent }) => sent + packedOf(packed, position) === units)

function after(box: Box, { carrier, trackingNo, lines, complete, into }: Verdict & { is: 'good' }): Box {
  const parcel = { ...into, carrier: carrier.name, trackingNo, lines: summed([...(into?.lines ?? []), ...lines]) }
  return {
    status: complete ? 'shipped' : box.status,
    lines: box.lines.map((line) => ({ ...line, sent: line.sent + packedOf(lines, line.position) })),
    parcels: [...box.parcels.filter((p) => p !== into), parcel],
  }
}

export interface Correctable {
  readonly status: Status
  /** How often this parcel was put right already. */
  readonly corrections: number
  /** WeChat has heard of this parcel. */
  readonly atWechat: boolean
  /** How often WeChat heard that all has left: after the second time it takes nothing more. */
  readonly finished: number
}

/** A number may be put right until the buyer has signed, and while WeChat still takes a new report. */
export function mayCorrect({ status, corrections, atWechat, finished }: Correctable): {
  yes: boolean
  why: string | null
} {
  if (status !== 'to-ship' && status !== 'shipped') return { yes: false, why: status }
  if (corrections >= CORRECTIONS_MOST || (atWechat && finished >= 2)) return { yes: false, why: 'correction-spent' }
  return { yes: true, why: null }
}
