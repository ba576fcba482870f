import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { HOUR, MINUTE } from '@/kernel/time'
import type { Command, Facts, Kind, RoundSeed } from '../kind'
import { effects } from './effects'
import { headline, members } from './headline'
import { seatFor, spareFor } from './places'
import type { Event, HeldSeat, Open, State, Waiting } from './state'
import { check, type Terms, terms } from './terms'

/** An unpaid seat is kept this long, shown to its buyer as a countdown. */
export const HOLD = 15 * MINUTE
/** WeChat Pay wants at least a minute between order and expiry (PAY JSAPI `time_expire`). */
const LAST_CALL = MINUTE

export const groupBuy: Kind<Terms, State, Event> = {
  name: 'group-buy',
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
  const alone = seed.action.type === 'alone'
  return {
    v: 1,
    roundId: seed.roundId,
    status: 'waiting',
    alone,
    size: alone ? 1 : chosen.size,
    hours: chosen.hours,
    unitsPerPerson: chosen.unitsPerPerson,
    seats: [],
    spare: [],
  }
}

function decide(state: State, command: Command, facts: Facts): Event[] | Refusal {
  switch (command.type) {
    case 'act':
      return act(state, command, facts)
    case 'pay':
      return pay(state, command, facts)
    case 'take-in':
      return takeIn(state, command, facts)
    case 'wake':
      return wake(state, facts)
  }
}

type Act = Extract<Command, { type: 'act' }>

function act(state: State, command: Act, facts: Facts): Event[] | Refusal {
  switch (command.action.type) {
    case 'start':
    case 'alone':
      return start(state, command, facts)
    case 'join':
      return join(state, command, facts)
    case 'cancel':
      return cancel(state, command, facts)
    case 'leave':
      return leave(state, command, facts)
    default:
      return refuse('bad-input', { field: 'action.type' })
  }
}

function start(state: State, command: Act, facts: Facts): Event[] | Refusal {
  if (state.seats.length > 0 || state.status !== 'waiting') return refuse('not-allowed-now')
  if (state.alone !== (command.action.type === 'alone')) return refuse('not-allowed-now')
  const place = seatFor(state, command, facts)
  if (isRefusal(place)) return place
  const spare = spareFor(place, state.size - 1, facts)
  if (isRefusal(spare)) return spare
  const seat: HeldSeat = { ...place, paid: false, heldUntil: facts.now + HOLD }
  return [{ type: 'started', at: facts.now, seat, spare, unitPriceFen: priceOf(state, seat.skuId, facts) }]
}

function join(state: State, command: Act, facts: Facts): Event[] | Refusal {
  if (state.alone) return refuse('not-found')
  const closed = whyClosed(state, facts)
  if (closed) return closed
  const place = seatFor(state, command, facts)
  if (isRefusal(place)) return place
  const endsAt = (state as Open).endsAt
  const seat: HeldSeat = { ...place, paid: false, heldUntil: Math.min(facts.now + HOLD, endsAt) }
  const spareUsed = spareForSeat(state.spare, seat.skuId)
  return [{ type: 'joined', at: facts.now, seat, unitPriceFen: priceOf(state, seat.skuId, facts), spareUsed }]
}

function whyClosed(state: State, facts: Facts): Refusal | null {
  if (state.status === 'waiting') return refuse('not-started')
  if (state.status === 'failed') return refuse('ended')
  if (state.status === 'formed' || state.seats.length >= state.size) return refuse('full')
  return facts.now > state.endsAt - LAST_CALL ? refuse('ended') : null
}

function cancel(state: State, command: Act, facts: Facts): Event[] | Refusal {
  const seat = state.seats.find((s) => s.personId === command.personId)
  if (!seat) return refuse('not-found')
  if (seat.paid || state.status === 'formed' || state.status === 'failed') return refuse('not-allowed-now')
  if (state.status === 'waiting') return [{ type: 'failed', at: facts.now, reason: 'cancelled' }]
  return [{ type: 'released', at: facts.now, seat, reason: 'cancelled-by-buyer' }]
}

/** A leader who leaves hands over to the next member by the order of the seats; the end time stays. */
function leave(state: State, command: Act, facts: Facts): Event[] | Refusal {
  const seat = state.seats.find((s) => s.personId === command.personId)
  if (!seat) return refuse('not-found')
  if (!seat.paid || state.status !== 'open') return refuse('not-allowed-now')
  const left: Event = { type: 'left', at: facts.now, seat }
  const othersPaid = state.seats.some((s) => s.paid && s !== seat)
  return othersPaid ? [left] : [left, { type: 'failed', at: facts.now, reason: 'nobody-left' }]
}

type Pay = Extract<Command, { type: 'pay' }>

/** Money is never refused: it finds its seat, a free one, or an event that sends it on. */
function pay(state: State, command: Pay, facts: Facts): Event[] {
  const at = facts.now
  const seat = state.seats.find((s) => s.entryId === command.entryId)
  if (seat?.paid) return []
  if (seat && state.status === 'waiting')
    return closeRound(state, [{ type: 'seat-paid', at, entryId: seat.entryId }], facts)
  if (seat && state.status === 'open') {
    const inTime = at < state.endsAt
    if (inTime) return closeRound(state, [{ type: 'seat-paid', at, entryId: seat.entryId }], facts)
    return [
      { type: 'seat-lost', at, entryId: seat.entryId, seat },
      { type: 'failed', at, reason: 'time-up' },
    ]
  }
  const again = takeIn(state, { ...command, type: 'take-in', orderId: '' }, facts)
  return isRefusal(again) ? [{ type: 'seat-lost', at, entryId: command.entryId, seat: null }] : again
}

type TakeIn = Extract<Command, { type: 'take-in' }>

function takeIn(state: State, command: TakeIn, facts: Facts): Event[] | Refusal {
  if (state.alone) return refuse('not-found')
  if (state.status !== 'open') return refuse(state.status === 'formed' ? 'full' : 'ended')
  if (facts.now >= state.endsAt) return refuse('ended')
  if (state.seats.length >= state.size) return refuse('full')
  if (state.seats.some((s) => s.personId === command.personId)) return refuse('already-in')
  const needed = command.units - (state.spare.includes(command.skuId) ? 1 : 0)
  if ((facts.goods.get(command.skuId)?.left ?? 0) < needed) return refuse('sold-out')
  const { entryId, personId, orderId, skuId, units } = command
  const seat = { entryId, personId, orderId, skuId, units, at: facts.now, paid: true } as const
  return closeRound(
    state,
    [{ type: 'taken-in', at: facts.now, seat, spareUsed: spareForSeat(state.spare, skuId) }],
    facts,
  )
}

/** After a payment: the leader's opens the round, the last one fills it. */
function closeRound(state: State, events: Event[], facts: Facts): Event[] {
  const at = facts.now
  const after = events.reduce(evolve, state)
  const paid = after.seats.filter((s) => s.paid).length
  if (paid === after.size) return [...events, { type: 'formed', at }]
  if (state.status === 'waiting') return [...events, { type: 'opened', at, endsAt: at + state.hours * HOUR }]
  return events
}

function wake(state: State, facts: Facts): Event[] {
  const at = facts.now
  const late = state.seats.filter((s): s is HeldSeat => !s.paid && s.heldUntil <= at)
  if (state.status === 'waiting' && late.length > 0) return [{ type: 'failed', at, reason: 'leader-unpaid' }]
  if (state.status !== 'open') return []
  if (at >= state.endsAt) return [{ type: 'failed', at, reason: 'time-up' }]
  return late.map((seat) => ({ type: 'released', at, seat, reason: 'not-paid-in-time' }))
}

function evolve(state: State, event: Event): State {
  switch (event.type) {
    case 'started':
      return { ...state, seats: [event.seat], spare: event.spare }
    case 'joined':
    case 'taken-in':
      return { ...state, seats: [...state.seats, event.seat], spare: without(state.spare, event.spareUsed) }
    case 'seat-paid':
      return { ...state, seats: state.seats.map((s) => (s.entryId === event.entryId ? paid(s) : s)) }
    case 'opened':
      return { ...(state as Waiting), status: 'open', endsAt: event.endsAt }
    case 'released':
    case 'left':
      return freed(state, event.seat.entryId, event.seat.skuId)
    case 'seat-lost':
      return event.seat ? freed(state, event.entryId, event.seat.skuId) : state
    case 'formed':
      return { ...state, status: 'formed', formedAt: event.at }
    case 'failed':
      return { ...state, status: 'failed', failedAt: event.at, reason: event.reason }
  }
}

const spareForSeat = (spare: readonly string[], skuId: string) => (spare.includes(skuId) ? skuId : spare[0]!)

function without(spare: readonly string[], skuId: string): string[] {
  const at = spare.indexOf(skuId)
  return spare.filter((_, i) => i !== at)
}

function freed(state: State, entryId: string, skuId: string): State {
  return { ...state, seats: state.seats.filter((s) => s.entryId !== entryId), spare: [...state.spare, skuId] }
}

const paid = ({ entryId, personId, orderId, skuId, units, at }: State['seats'][number]) =>
  ({ entryId, personId, orderId, skuId, units, at, paid: true }) as const

function priceOf(state: State, skuId: string, facts: Facts): number {
  const goods = facts.goods.get(skuId)!
  return state.alone ? goods.singlePriceFen : goods.priceFen
}
