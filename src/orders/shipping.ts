import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect } from '@/kernel/effect'
import { isId } from '@/kernel/id'
import { statesBefore } from '@/kernel/lifecycle'
import type { Caller, CommandService, Context } from '@/kernel/service'
import type * as contract from './contract'
import { GRAPH, type Status } from './rules'
import * as store from './store'

const CARRIERS_MAX = 20
const TRACKING = /^[0-9A-Za-z-]{6,40}$/

/** Good lines ship, faulty ones come back with their reason; a number sent twice ships once. */
export const ship: CommandService<InputOf<typeof contract.ship>, OutputOf<typeof contract.ship>> = (context, asked) =>
  Promise.all(asked.map(({ input, by }) => shipOne(context, by, input.parcels)))

async function shipOne({ sql, now }: Context, by: Caller, parcels: InputOf<typeof contract.ship>['parcels']) {
  const ids = [...new Set(parcels.map((p) => p.orderId).filter(isId))]
  const known = new Map((await store.statusesOf(sql, by.brandId, ids)).map((o) => [o.id, o]))
  const problems = parcels.flatMap((p, index) => {
    const code = parcelProblem(p, known.get(p.orderId)?.status)
    return code ? [{ index, code }] : []
  })
  const faulty = new Set(problems.map((p) => p.index))
  const good = parcels.filter((_, i) => !faulty.has(i))
  const first = [...new Map(good.map((p) => [p.orderId, p])).values()]
  const drafts = first.map((p) => ({ ...p, brandId: by.brandId, shippedBy: by.personId, shippedAt: now }))
  if (drafts.length > 0) {
    await store.insertParcels(sql, drafts)
    await store.moveOrders(sql, {
      ids: drafts.map((d) => d.orderId),
      from: statesBefore(GRAPH, 'shipped'),
      to: 'shipped',
      at: now,
    })
    await store.addSteps(
      sql,
      drafts.map(({ orderId, carrier, trackingNo }) => ({
        orderId,
        type: 'shipped',
        actor: 'brand',
        facts: { carrier, trackingNo },
        at: now,
      })),
    )
  }
  const effects = drafts.map((d): Effect => {
    const facts = { orderId: d.orderId, carrier: d.carrier, trackingNo: d.trackingNo }
    return {
      type: 'tell',
      template: 'shipped',
      personIds: [known.get(d.orderId)!.personId],
      once: `shipped:${d.orderId}`,
      facts,
    }
  })
  return { answer: { shipped: drafts.length, problems }, effects }
}

function parcelProblem(parcel: { carrier: string; trackingNo: string }, status: Status | undefined): string | null {
  if (!status) return 'order-unknown'
  if (status === 'forming' || status === 'unpaid') return 'not-formed'
  if (status === 'refunding' || status === 'refunded') return 'refunded'
  if (status !== 'to-ship') return 'not-to-ship'
  if (parcel.carrier.trim() === '' || parcel.carrier.length > CARRIERS_MAX) return 'carrier-missing'
  return TRACKING.test(parcel.trackingNo) ? null : 'tracking-number-wrong'
}
