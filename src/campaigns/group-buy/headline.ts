import type { Headline, Member } from '../kind'
import type { State } from './state'

/** The round in columns: what lists, clocks and strangers need of it. */
export function headline(state: State): Headline {
  const seatsPaid = state.seats.filter((s) => s.paid).length
  const going = state.status === 'waiting' || state.status === 'open'
  return {
    status: state.status,
    shared: !state.alone,
    seatsTotal: state.size,
    seatsPaid,
    seatsHeld: going ? state.seats.length - seatsPaid : 0,
    joinable: state.status === 'open' && state.seats.length < state.size,
    endsAt: state.status === 'open' ? state.endsAt : null,
    formedAt: state.status === 'formed' ? state.formedAt : null,
    reason: state.status === 'failed' ? state.reason : null,
    wakesAt: going ? wakesAt(state) : null,
  }
}

function wakesAt(state: State): number | null {
  const times = state.seats.flatMap((s) => (s.paid ? [] : [s.heldUntil]))
  if (state.status === 'open') times.push(state.endsAt)
  return times.length > 0 ? Math.min(...times) : null
}

export function members(state: State): Member[] {
  return state.seats.map((s, i) => ({
    personId: s.personId,
    entryId: s.entryId,
    leader: i === 0,
    paid: s.paid,
    at: s.at,
  }))
}
