import type { Id } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Command, Facts } from '../kind'
import type { State } from './state'

type Act = Extract<Command, { type: 'act' }>

interface Place {
  readonly entryId: Id
  readonly personId: Id
  readonly orderId: Id
  readonly skuId: Id
  readonly units: number
  readonly at: number
}

/** May this person take a place, and which? The order of the checks is the order in which a person can act on them. */
export function seatFor(state: State, command: Act, facts: Facts): Place | Refusal {
  const { action, personId, entryId, orderId } = command
  const { skuId, units } = action
  if (typeof skuId !== 'string' || !facts.goods.has(skuId)) return refuse('bad-input', { field: 'action.skuId' })
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1) {
    return refuse('bad-input', { field: 'action.units' })
  }
  const no = mayNot(state, personId, facts) ?? overLimit(state, units, facts) ?? priceChanged(state, skuId, facts)
  if (no) return no
  if (!facts.hasAddress) return refuse('address-missing')
  const fromSpare = state.spare.includes(skuId) ? 1 : 0
  const left = facts.goods.get(skuId)!.left
  if (left < units - fromSpare) return refuse('sold-out', { left: left + fromSpare })
  return { entryId, personId, orderId, skuId, units, at: facts.now }
}

function mayNot(state: State, personId: Id, facts: Facts): Refusal | null {
  if (facts.unpaid) return refuse('unpaid-order', { ...facts.unpaid })
  if (state.seats.some((seat) => seat.personId === personId)) return refuse('already-in')
  // A round that is going keeps its seats for later joiners even after the campaign took its last start.
  if (state.status === 'open') return null
  if (facts.now < facts.campaignStartsAt) return refuse('not-started')
  return facts.now >= facts.campaignEndsAt ? refuse('ended') : null
}

function overLimit(state: State, units: number, facts: Facts): Refusal | null {
  const limit = state.unitsPerPerson
  if (facts.unitsOfPerson + units <= limit) return null
  return refuse('over-limit', { limit, left: Math.max(limit - facts.unitsOfPerson, 0) })
}

function priceChanged(state: State, skuId: Id, facts: Facts): Refusal | null {
  const goods = facts.goods.get(skuId)!
  const priceFen = state.alone ? goods.singlePriceFen : goods.priceFen
  if (facts.seenPriceFen === null || facts.seenPriceFen === priceFen) return null
  return refuse('price-changed', { seenFen: facts.seenPriceFen, nowFen: priceFen })
}

/** One unit for every seat still empty: the leader's SKU first, then the others, so that a group can always fill. */
export function spareFor({ skuId, units }: { skuId: Id; units: number }, seats: number, facts: Facts): Id[] | Refusal {
  const spare: Id[] = []
  const own = facts.goods.get(skuId)!.left - units
  const pools: [Id, number][] = [
    [skuId, own],
    ...[...facts.goods].filter(([id]) => id !== skuId).map(([id, g]) => [id, g.left] as [Id, number]),
  ]
  for (const [id, left] of pools) {
    for (let n = 0; n < left && spare.length < seats; n++) spare.push(id)
  }
  return spare.length === seats ? spare : refuse('sold-out', { left: own + units })
}
