import type { KindEffect } from '../kind'
import type { Event, Seat, State } from './state'

/** What each event asks of the shell. Units taken and returned always match what seats and spare units hold. */
export function effects(event: Event, state: State): KindEffect[] {
  switch (event.type) {
    case 'started':
      return [take(event.seat.skuId, event.seat.units), ...event.spare.map((skuId) => take(skuId, 1)), held(event)]
    case 'joined':
      return [...takeSeat(event.seat, event.spareUsed), held(event)]
    case 'taken-in':
      return [...takeSeat(event.seat, event.spareUsed), paidSeat(event.seat.entryId), SYNC]
    case 'seat-paid':
      return [paidSeat(event.entryId), SYNC]
    case 'opened':
      return []
    case 'released':
      return [...freeSeat(event.seat), ...close(event.seat, event.reason)]
    case 'left':
      return [...freeSeat(event.seat), ...sendBack(event.seat, 'left-before-formed'), SYNC]
    case 'seat-lost':
      return [...(event.seat ? freeSeat(event.seat) : []), lost(event.entryId, state)]
    case 'formed':
      return [
        ...state.seats.map((s): KindEffect => ({ type: 'confirm', entryId: s.entryId })),
        tell(state, 'round-formed'),
        SYNC,
      ]
    case 'failed':
      return [...failed(state), SYNC]
  }
}

const SYNC: KindEffect = { type: 'sync-card' }
const take = (skuId: string, units: number): KindEffect => ({ type: 'take-units', skuId, units })
const giveBack = (skuId: string, units: number): KindEffect => ({ type: 'return-units', skuId, units })
const paidSeat = (entryId: string): KindEffect => ({ type: 'seat', entryId, state: 'paid' })

function held(event: Extract<Event, { type: 'started' | 'joined' }>): KindEffect {
  const { entryId, personId, orderId, skuId, units, heldUntil } = event.seat
  return {
    type: 'seat',
    state: 'held',
    entryId,
    personId,
    orderId,
    skuId,
    units,
    heldUntil,
    unitPriceFen: event.unitPriceFen,
  }
}

/** One unit was kept for the seat: of its own SKU it counts, of another SKU it goes back. */
function takeSeat(seat: Seat, spareUsed: string): KindEffect[] {
  if (spareUsed !== seat.skuId) return [take(seat.skuId, seat.units), giveBack(spareUsed, 1)]
  return seat.units > 1 ? [take(seat.skuId, seat.units - 1)] : []
}

/** The seat stays on offer, so one of its units stays with the round. */
const freeSeat = (seat: Seat): KindEffect[] => (seat.units > 1 ? [giveBack(seat.skuId, seat.units - 1)] : [])

function close(seat: Seat, reason: Extract<KindEffect, { type: 'close' }>['reason']): KindEffect[] {
  return [
    { type: 'seat', entryId: seat.entryId, state: 'released' },
    { type: 'close', entryId: seat.entryId, reason },
  ]
}

function sendBack(seat: Seat, reason: Extract<KindEffect, { type: 'refund' }>['reason']): KindEffect[] {
  return [
    { type: 'seat', entryId: seat.entryId, state: 'refunding' },
    { type: 'refund', entryId: seat.entryId, reason },
  ]
}

/** A team member moves to another team; who bought alone chose not to have one, so that money goes straight back. */
function lost(entryId: string, state: State): KindEffect {
  return state.alone ? { type: 'refund', entryId, reason: 'paid-too-late' } : { type: 'reseat', entryId }
}

function failed(state: State): KindEffect[] {
  const units = state.seats.map((s) => giveBack(s.skuId, s.units))
  const spare = state.spare.map((skuId) => giveBack(skuId, 1))
  const reason = state.status === 'failed' && state.reason === 'cancelled' ? 'cancelled-by-buyer' : unpaidReason(state)
  const seats = state.seats.flatMap((s) => (s.paid ? sendBack(s, 'round-failed') : close(s, reason)))
  return [...units, ...spare, ...seats, ...(state.seats.some((s) => s.paid) ? [tell(state, 'round-failed')] : [])]
}

const unpaidReason = (state: State) =>
  state.status === 'failed' && state.reason === 'leader-unpaid'
    ? ('not-paid-in-time' as const)
    : ('round-over' as const)

function tell(state: State, template: 'round-formed' | 'round-failed'): KindEffect {
  return { type: 'tell', template, personIds: state.seats.filter((s) => s.paid).map((s) => s.personId) }
}
