import fc from 'fast-check'
import { refuse } from '@/kernel/result'
import { HOUR } from '@/kernel/time'
import type { Action, AnyKind, Facts, KindEffect } from '../kind'
import { breach, lawsOf } from '../laws'
import type { Lawful, LawName } from '../laws-list'
import { groupBuy } from './rules'
import type { State } from './state'

const units = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(1, 1, 2, 3) }, fc.constantFrom(0, -1, 1.5, '2', null))

const actions = (skuIds: readonly string[]): fc.Arbitrary<Action> => {
  const skuId = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...skuIds) },
    fc.constantFrom('nothing', 7, undefined),
  )
  const place = { skuId, units }
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('start'), ...place }) },
    { weight: 9, arbitrary: fc.record({ type: fc.constant('join'), ...place }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('alone'), ...place }) },
    { weight: 2, arbitrary: fc.constant({ type: 'cancel' }) },
    { weight: 2, arbitrary: fc.constant({ type: 'leave' }) },
    { weight: 1, arbitrary: fc.record({ type: fc.string() }, { requiredKeys: ['type'] }) },
  )
}

const going = (state: State) => state.status === 'waiting' || state.status === 'open'

function broken(unknownState: unknown): string[] {
  const state = unknownState as State
  const wrong: string[] = []
  const filled = state.seats.length + state.spare.length
  if (going(state) && state.seats.length > 0 && filled !== state.size) wrong.push('a free seat without its unit')
  if (state.status === 'waiting' && state.seats.length > 1) wrong.push('members before the leader has paid')
  if (state.status === 'open' && !state.seats.some((s) => s.paid)) wrong.push('open, but nobody has paid')
  if (state.seats.some((s) => s.units < 1 || !Number.isInteger(s.units))) wrong.push('a seat of no whole units')
  return wrong
}

const told: Lawful = {
  terms: fc.record({
    size: fc.integer({ min: 2, max: 5 }),
    hours: fc.integer({ min: 1, max: 30 }),
    unitsPerPerson: fc.integer({ min: 1, max: 6 }),
  }),
  actions,
  opens: (action) => action.type === 'start' || action.type === 'alone',
  reaches: [
    ...['started', 'joined', 'taken-in', 'seat-paid', 'opened'],
    ...['released', 'left', 'seat-lost', 'formed', 'failed'],
  ],
  broken,
  kept: (state) => (state as State).spare,
  price: (state, goods) => ((state as State).alone ? goods.singlePriceFen : goods.priceFen),
}

lawsOf(groupBuy, told)

/** The rules, broken on purpose: each break must turn the named laws red, or the laws are worth nothing. */
type Rules = typeof groupBuy
const breaks: Record<string, { rules: Partial<Rules>; red: readonly LawName[] }> = {
  'one seat more than the group has': {
    rules: { decide: (state, command, facts) => groupBuy.decide({ ...state, size: state.size + 1 }, command, facts) },
    red: ['every state is a sound one'],
  },
  'units of a failed round are kept': {
    rules: { effects: (event, state) => groupBuy.effects(event, state).filter((e) => e.type !== 'return-units') },
    red: ['units taken are the units of seats and of those still free'],
  },
  'quota is not looked at': {
    rules: { decide: (state, command, facts) => groupBuy.decide(state, command, { ...facts, goods: plenty(facts) }) },
    red: ['units taken are the units of seats and of those still free'],
  },
  'a refund is asked for twice': {
    rules: {
      effects: (event, state) =>
        groupBuy
          .effects(event, state)
          .flatMap((effect): KindEffect[] => (effect.type === 'refund' ? [effect, effect] : [effect])),
    },
    red: ['money taken is confirmed or given back, once, and no other money is'],
  },
  'money for a lost seat is forgotten': {
    rules: {
      effects: (event, state) => groupBuy.effects(event, state).filter((effect) => effect.type !== 'reseat'),
    },
    red: ['money taken is confirmed or given back, once, and no other money is'],
  },
  'a group forms with an unpaid seat': {
    rules: {
      decide: (state, command, facts) => {
        const came = groupBuy.decide(state, command, facts)
        const full = Array.isArray(came) && came[0]?.type === 'joined' && state.seats.length + 1 === state.size
        return full ? [...came, { type: 'formed', at: facts.now }] : came
      },
    },
    red: ['every state is a sound one', 'money taken is confirmed or given back, once, and no other money is'],
  },
  'a repeated payment pays again': {
    rules: {
      decide: (state, command, facts) =>
        command.type === 'pay' && state.seats.some((s) => s.entryId === command.entryId && s.paid)
          ? [{ type: 'seat-paid', at: facts.now, entryId: command.entryId }]
          : groupBuy.decide(state, command, facts),
    },
    red: ['a payment that comes again changes nothing'],
  },
  'a person may sit down again': {
    rules: {
      decide: (state, command, facts) =>
        groupBuy.decide({ ...state, seats: state.seats.map((s) => ({ ...s, personId: '' })) }, command, {
          ...facts,
          unpaid: null,
        }),
    },
    red: ['no order of commands lets a person in twice'],
  },
  'groups pay the single price': {
    rules: {
      decide: (state, command, facts) =>
        groupBuy.decide(state, command, {
          ...facts,
          goods: new Map([...facts.goods].map(([id, g]) => [id, { ...g, priceFen: g.singlePriceFen }])),
        }),
    },
    red: ['the price is what was shown'],
  },
  'a hold never runs out': {
    rules: {
      decide: (state, command, facts) => (command.type === 'wake' ? [] : groupBuy.decide(state, command, facts)),
    },
    red: ['a round wakes when it said and ends by itself'],
  },
  'somebody joins a group that is over': {
    rules: {
      decide: (state, command, facts) =>
        groupBuy.decide(
          state.status === 'failed' ? { ...state, status: 'open', endsAt: facts.now + HOUR } : state,
          command,
          facts,
        ),
    },
    red: ['what is decided stays decided'],
  },
  'the end of a round is counted from the replay': {
    rules: {
      evolve: (state, event) => {
        turn += 1
        const next = groupBuy.evolve(state, event)
        return next.status === 'open' ? { ...next, endsAt: next.endsAt + (turn % 2) } : next
      },
    },
    red: ['replaying the events gives the same state'],
  },
  'chance decides': {
    rules: {
      decide: (state, command, facts) => {
        turn += 1
        return command.type === 'wake' || turn % 2 ? groupBuy.decide(state, command, facts) : refuse('full')
      },
    },
    red: ['the rules are pure'],
  },
}

let turn = 0
const plenty = (facts: Facts): Facts['goods'] =>
  new Map([...facts.goods].map(([id, goods]) => [id, { ...goods, left: 1_000 }]))

describe('broken on purpose', () => {
  for (const [name, { rules, red }] of Object.entries(breaks)) {
    test.each(red)(`${name}: red is “%s”`, (law) => {
      const kind = { ...groupBuy, ...rules } as AnyKind
      expect(breach(law, kind, { ...told, runs: 2_000, seed: 42 })).not.toBeNull()
    })
  }
})
