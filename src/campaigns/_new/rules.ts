import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { MINUTE } from '@/kernel/time'
import type { Command, Facts, Headline, Kind, KindEffect, Member, RoundSeed } from '../kind'
import type { Buyer, Event, State } from './state'
import { check, type Terms, terms } from './terms'

/** Reserved units are kept this long for their buyer to pay, shown as a countdown. */
const HOLD = 15 * MINUTE

/** The first who reserve get the goods at one price; each purchase stands by itself as soon as it is paid. */
export const newKind: Kind<Terms, State, Event> = {
  name: 'new-kind',
  terms,
  check,
  open,
  decide,
  evolve,
  effects,
  headline,
  members,
}

function open(chosen: Terms, seed: RoundSeed): State {
  return { v: 1, roundId: seed.roundId, status: 'empty', unitsPerPerson: chosen.unitsPerPerson }
}

function decide(state: State, command: Command, facts: Facts): Event[] | Refusal {
  switch (command.type) {
    case 'act':
      return act(state, command, facts)
    case 'pay':
      return pay(state, command.entryId, facts)
    case 'take-in':
      return refuse('not-found')
    case 'wake':
      return wake(state, facts)
  }
}

type Act = Extract<Command, { type: 'act' }>

function act(state: State, command: Act, facts: Facts): Event[] | Refusal {
  switch (command.action.type) {
    case 'reserve':
      return reserve(state, command, facts)
    case 'cancel':
      return cancel(state, command, facts)
    default:
      return refuse('bad-input', { field: 'action.type' })
  }
}

function reserve(state: State, command: Act, facts: Facts): Event[] | Refusal {
  if (state.status !== 'empty') return refuse('not-allowed-now')
  const buyer = buyerOf(command, facts)
  if (isRefusal(buyer)) return buyer
  const no = mayNot(state, buyer, facts)
  if (no) return no
  const unitPriceFen = facts.goods.get(buyer.skuId)!.priceFen
  return [{ type: 'reserved', at: facts.now, buyer, heldUntil: facts.now + HOLD, unitPriceFen }]
}

function buyerOf({ action, entryId, personId, orderId }: Act, facts: Facts): Buyer | Refusal {
  const { skuId, units } = action
  if (typeof skuId !== 'string' || !facts.goods.has(skuId)) return refuse('bad-input', { field: 'action.skuId' })
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1)
    return refuse('bad-input', { field: 'action.units' })
  return { entryId, personId, orderId, skuId, units, at: facts.now }
}

/** The order of the checks is the order in which a person can act on them. */
function mayNot(state: State, { skuId, units }: Buyer, facts: Facts): Refusal | null {
  const { priceFen, left } = facts.goods.get(skuId)!
  const limit = state.unitsPerPerson
  if (facts.unpaid) return refuse('unpaid-order', { ...facts.unpaid })
  if (facts.now < facts.campaignStartsAt) return refuse('not-started')
  if (facts.now >= facts.campaignEndsAt) return refuse('ended')
  if (facts.unitsOfPerson + units > limit) return refuse('over-limit', { limit })
  if (facts.seenPriceFen !== null && facts.seenPriceFen !== priceFen)
    return refuse('price-changed', { nowFen: priceFen })
  if (!facts.hasAddress) return refuse('address-missing')
  return left < units ? refuse('sold-out', { left }) : null
}

function cancel(state: State, { personId }: Act, facts: Facts): Event[] | Refusal {
  if (state.status === 'empty' || state.status === 'failed') return refuse('not-found')
  if (state.buyer.personId !== personId) return refuse('not-found')
  if (state.status === 'formed') return refuse('not-allowed-now')
  return [{ type: 'released', at: facts.now, buyer: state.buyer, reason: 'cancelled-by-buyer' }]
}

/** Money is never refused: it makes the purchase, or an event sends it back. */
function pay(state: State, entryId: string, facts: Facts): Event[] {
  if (state.status === 'formed' && state.buyer.entryId === entryId) return []
  if (state.status === 'held' && state.buyer.entryId === entryId)
    return [{ type: 'bought', at: facts.now, buyer: state.buyer }]
  return [{ type: 'paid-too-late', at: facts.now, entryId }]
}

function wake(state: State, { now }: Facts): Event[] {
  if (state.status !== 'held' || state.heldUntil > now) return []
  return [{ type: 'released', at: now, buyer: state.buyer, reason: 'not-paid-in-time' }]
}

function evolve(state: State, event: Event): State {
  const { v, roundId, unitsPerPerson } = state
  const base = { v, roundId, unitsPerPerson }
  switch (event.type) {
    case 'reserved':
      return { ...base, status: 'held', buyer: event.buyer, heldUntil: event.heldUntil }
    case 'bought':
      return { ...base, status: 'formed', buyer: event.buyer, formedAt: event.at }
    case 'released':
      return { ...base, status: 'failed', reason: event.reason }
    case 'paid-too-late':
      return state
  }
}

function effects(event: Event): KindEffect[] {
  switch (event.type) {
    case 'reserved': {
      const { at: _, ...seat } = event.buyer
      const { unitPriceFen, heldUntil } = event
      return [
        { type: 'take-units', skuId: seat.skuId, units: seat.units },
        { type: 'seat', state: 'held', ...seat, unitPriceFen, heldUntil },
      ]
    }
    case 'bought': {
      const { entryId, personId } = event.buyer
      return [
        { type: 'seat', entryId, state: 'paid' },
        { type: 'confirm', entryId },
        { type: 'tell', template: 'round-formed', personIds: [personId] },
      ]
    }
    case 'released': {
      const { entryId, skuId, units } = event.buyer
      return [
        { type: 'return-units', skuId, units },
        { type: 'seat', entryId, state: 'released' },
        { type: 'close', entryId, reason: event.reason },
      ]
    }
    case 'paid-too-late':
      return [
        { type: 'seat', entryId: event.entryId, state: 'refunding' },
        { type: 'refund', entryId: event.entryId, reason: 'paid-too-late' },
      ]
  }
}

function headline(state: State): Headline {
  return {
    status: STATUS[state.status],
    shared: false,
    seatsTotal: 1,
    seatsPaid: state.status === 'formed' ? 1 : 0,
    seatsHeld: state.status === 'held' ? 1 : 0,
    joinable: false,
    endsAt: null,
    formedAt: state.status === 'formed' ? state.formedAt : null,
    reason: state.status === 'failed' ? state.reason : null,
    wakesAt: state.status === 'held' ? state.heldUntil : null,
  }
}

const STATUS = { empty: 'waiting', held: 'waiting', formed: 'formed', failed: 'failed' } as const

function members(state: State): Member[] {
  if (state.status !== 'held' && state.status !== 'formed') return []
  const { personId, entryId, at } = state.buyer
  return [{ personId, entryId, leader: true, paid: state.status === 'formed', at }]
}
