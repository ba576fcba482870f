import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect } from '@/kernel/effect'
import { type Id, isId, newId } from '@/kernel/id'
import { statesBefore } from '@/kernel/lifecycle'
import { type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Caller, type CommandService, type Context, type Done, oneByOne } from '@/kernel/service'
import { carrierOf, mayInsist, numberTrouble, plainNumber } from './carriers'
import { judgeParcels, mayCorrect, type Asked as Parcel, type Verdict } from './parcel-rules'
import { labelOf } from './report-rules'
import { GRAPH } from './rules'
import type * as contract from './shipping-contract'
import * as parcels from './shipping-store'
import * as store from './store'

type Ship = InputOf<typeof contract.ship>
type Shipped = OutputOf<typeof contract.ship>

/** Good lines ship, faulty ones come back with their reason; what has left already changes nothing. */
export const ship: CommandService<Ship, Shipped> = (context, asked) =>
  oneByOne(asked, ({ input, by }) => shipOne(context, by, input.parcels))

/** Also what a sheet comes to. */
export async function shipOne(context: Context, by: Caller, asked: readonly Packed[]): Promise<Done<Shipped>> {
  const ids = [...new Set(asked.map((p) => p.orderId).filter(isId))]
  const buyers = new Map((await parcels.lockOrders(context.sql, by.brandId, ids)).map((o) => [o.id, o.personId]))
  const boxes = new Map((await parcels.boxesOf(context.sql, by.brandId, [...buyers.keys()])).map((b) => [b.orderId, b]))
  const verdicts = judgeParcels(asked, boxes)
  const good = verdicts.flatMap((v, at): Good[] => (v.is === 'good' ? [{ ...v, batchIds: asked[at]!.batchIds }] : []))
  const leaving = named(good)
  if (leaving.length > 0) await letGo(context, by, leaving)
  const answer = {
    shipped: good.length,
    known: verdicts.filter((v) => v.is === 'known').length,
    problems: verdicts.flatMap((v, index) => (v.is === 'wrong' ? [{ index, code: v.code }] : [])),
  }
  const news = await newsFor(context, by.brandId, [...new Set(good.map((v) => v.orderId))])
  const told = leaving.map((v) => tellBuyer(v, buyers.get(v.orderId)!))
  return { answer, effects: [...told, ...packedFrom(by, good), ...news] }
}

/** A parcel and the batches that its goods were taken from, as far as the clerk said so. */
type Packed = Parcel & { readonly batchIds?: readonly Id[] | undefined }
type Good = Verdict & { is: 'good' } & Pick<Packed, 'batchIds'>
type Leaving = Good & { readonly id: Id }

/** What goes into a parcel of before, or into one of this very list, has its id. */
function named(good: readonly Good[]): Leaving[] {
  const ids = new Map<string, Id>()
  return good.map((v) => {
    const key = `${v.orderId} ${v.carrier.name} ${v.trackingNo}`
    const id = v.into?.id ?? ids.get(key) ?? newId()
    ids.set(key, id)
    return { ...v, id }
  })
}

async function letGo({ sql, now }: Context, by: Caller, leaving: readonly Leaving[]): Promise<void> {
  const drafts = leaving.map(({ id, orderId, carrier, trackingNo, lines }) => {
    return {
      id,
      orderId,
      brandId: by.brandId,
      carrier: carrier.name,
      trackingNo,
      lines,
      shippedBy: by.personId,
      shippedAt: now,
    }
  })
  await parcels.insertParcels(sql, drafts)
  await store.moveOrders(sql, {
    ids: leaving.filter((v) => v.complete).map((v) => v.orderId),
    from: statesBefore(GRAPH, 'shipped'),
    to: 'shipped',
    at: now,
  })
  const steps = leaving.map(({ orderId, carrier, trackingNo, complete }) => {
    const facts = { carrier: carrier.name, trackingNo }
    return { orderId, type: complete ? 'shipped' : 'parcel-sent', actor: 'brand', facts, at: now }
  })
  await store.addSteps(sql, steps)
}

function tellBuyer({ orderId, carrier, trackingNo }: Leaving, personId: Id): Effect {
  const facts = { orderId, carrier: carrier.name, trackingNo }
  return { type: 'tell', template: 'shipped', personIds: [personId], once: `shipped:${orderId}:${trackingNo}`, facts }
}

function packedFrom({ brandId, personId }: Caller, good: readonly Good[]): Effect[] {
  return good.flatMap(({ orderId, lines, batchIds = [] }): Effect[] => {
    if (batchIds.length === 0) return []
    const packed = lines.map(({ position }) => ({ orderId, position }))
    return [{ type: 'packed-from', brandId, personId, batchIds, lines: packed }]
  })
}

/** WeChat hears of these orders after the commit. */
async function newsFor({ sql, now }: Context, brandId: Id, orderIds: readonly Id[]): Promise<Effect[]> {
  if (orderIds.length === 0) return []
  const asked = await parcels.askReports(
    sql,
    orderIds.map((orderId) => ({ orderId, brandId })),
    now,
  )
  return asked.map(({ orderId, version }) => ({ type: 'report-shipping', orderId, once: `${orderId}:${version}` }))
}

type Correct = InputOf<typeof contract.correct>

export const correct: CommandService<Correct, OutputOf<typeof contract.correct>> = (context, asked) =>
  oneByOne(asked, (one) => correctOne(context, one))

async function correctOne(context: Context, { input, by }: Asked<Correct>) {
  const { sql, now } = context
  const [parcel] = await parcels.lockParcel(sql, by.brandId, input.parcelId)
  if (!parcel) return refuse('not-found')
  const may = mayCorrect({ ...parcel, atWechat: parcel.atWechat !== null })
  if (!may.yes) return refuse(may.why === 'correction-spent' ? 'correction-spent' : 'not-allowed-now')
  const label = labelFrom(input)
  if ('refused' in label) return label
  if (labelOf(label) === labelOf(parcel)) return refuse('already-done')
  const before = { carrierBefore: parcel.carrier, trackingNoBefore: parcel.trackingNo }
  const kept = { brandId: by.brandId, parcelId: parcel.id, by: by.personId, at: now, reason: input.reason }
  await parcels.correct(sql, { ...kept, ...before, ...label })
  const facts = { ...label, ...before }
  await store.addSteps(sql, [{ orderId: parcel.orderId, type: 'number-corrected', actor: 'brand', facts, at: now }])
  return { answer: label, effects: await newsFor(context, by.brandId, [parcel.orderId]) }
}

function labelFrom({ carrier, trackingNo, sure }: Correct): { carrier: string; trackingNo: string } | Refusal {
  const known = carrierOf(carrier)
  const number = plainNumber(trackingNo)
  const trouble = known ? numberTrouble(known, number) : 'carrier-unknown'
  if (known && (!trouble || (mayInsist(trouble) && sure))) return { carrier: known.name, trackingNo: number }
  return refuse('tracking-wrong', { code: trouble })
}

type Again = InputOf<typeof contract.reportAgain>

/** What WeChat refused is said once more; what it took or has not answered yet is not. */
export const reportAgain: CommandService<Again, OutputOf<typeof contract.reportAgain>> = (context, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const [report] = await parcels.refusedReport(context.sql, by.brandId, input.orderId)
    if (!report) return refuse('not-found')
    if (report.state !== 'refused') return refuse('already-done')
    return { answer: input, effects: await newsFor(context, by.brandId, [input.orderId]) }
  })
