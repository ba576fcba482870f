import { isRefusal, type Refusal } from '@/kernel/result'
import { HOUR, MINUTE } from '@/kernel/time'
import type { Action, Command, Facts, KindEffect } from '../kind'
import { groupBuy, HOLD } from './rules'
import type { Event, State } from './state'
import type { Terms } from './terms'

const T0 = Date.UTC(2026, 10, 22, 2)
const TERMS: Terms = { size: 3, hours: 24, unitsPerPerson: 2 }
const PRICES = { priceFen: 2_990, singlePriceFen: 5_900 }

const facts = (more: Partial<Facts> = {}): Facts => ({
  now: T0,
  campaignStartsAt: T0 - HOUR,
  campaignEndsAt: T0 + 100 * HOUR,
  goods: new Map([
    ['tin', { ...PRICES, left: 20 }],
    ['bag', { priceFen: 1_500, singlePriceFen: 3_000, left: 20 }],
  ]),
  unitsOfPerson: 0,
  unpaid: null,
  seenPriceFen: null,
  hasAddress: true,
  ...more,
})

const act = (personId: string, action: Action): Command => ({
  type: 'act',
  action,
  personId,
  entryId: `${personId}-entry`,
  orderId: `${personId}-order`,
})
const asks = (personId: string, type: string, more: object = {}) =>
  act(personId, { type, skuId: 'tin', units: 1, ...more })
const pays = (personId: string) => ({
  type: 'pay' as const,
  entryId: `${personId}-entry`,
  personId,
  skuId: 'tin',
  units: 1,
})
const comesOver = (personId: string): Command => ({ ...pays(personId), type: 'take-in', orderId: `${personId}-order` })

type Told = readonly [command: Command, more?: Partial<Facts>]

/** The round after a story; a refusal on the way is a mistake of the test. */
function after(type: 'start' | 'alone', ...story: Told[]): State {
  const opened = groupBuy.open(TERMS, { roundId: 'round', now: T0, action: { type } })
  return story.reduce((state, [command, more]) => {
    const came = groupBuy.decide(state, command, facts(more))
    if (isRefusal(came)) throw new Error(`refused: ${came.refused}`)
    return came.reduce(groupBuy.evolve, state)
  }, opened)
}

const decide = (state: State, command: Command, more?: Partial<Facts>) => groupBuy.decide(state, command, facts(more))
const events = (came: Event[] | Refusal) => (isRefusal(came) ? came.refused : came.map((e) => e.type).join(' '))
const effectsOf = (state: State, came: Event[] | Refusal): KindEffect[] => {
  if (isRefusal(came)) throw new Error(came.refused)
  let next = state
  return came.flatMap((event) => {
    next = groupBuy.evolve(next, event)
    return groupBuy.effects(event, next)
  })
}

const LED: Told[] = [[asks('lin', 'start')], [pays('lin')]]
const FORMED: Told[] = [...LED, [asks('bo', 'join')], [pays('bo')], [asks('ana', 'join')], [pays('ana')]]
const states: Record<string, State> = {
  empty: after('start'),
  'empty alone': after('alone'),
  waiting: after('start', [asks('lin', 'start')]),
  room: after('start', ...LED),
  'one held': after('start', ...LED, [asks('bo', 'join')]),
  'all held': after('start', ...LED, [asks('bo', 'join')], [asks('ana', 'join')]),
  'two paid': after('start', ...LED, [asks('bo', 'join')], [pays('bo')]),
  formed: after('start', ...FORMED),
  failed: after('start', ...LED, [asks('bo', 'join')], [{ type: 'wake' }, { now: T0 + 24 * HOUR }]),
  'alone waiting': after('alone', [asks('lin', 'alone')]),
  'alone formed': after('alone', [asks('lin', 'alone')], [pays('lin')]),
}

const commands: Record<string, Told> = {
  'mei starts': [asks('mei', 'start')],
  'mei joins': [asks('mei', 'join')],
  'mei buys alone': [asks('mei', 'alone')],
  'lin joins': [asks('lin', 'join')],
  'lin cancels': [asks('lin', 'cancel')],
  'lin leaves': [asks('lin', 'leave')],
  'bo cancels': [asks('bo', 'cancel')],
  'bo leaves': [asks('bo', 'leave')],
  'lin pays': [pays('lin')],
  'bo pays': [pays('bo')],
  'mei pays late': [pays('mei')],
  'mei comes over': [comesOver('mei')],
  'woken at once': [{ type: 'wake' }],
  'woken when holds end': [{ type: 'wake' }, { now: T0 + HOLD }],
  'woken at the end': [{ type: 'wake' }, { now: T0 + 24 * HOUR }],
}

/** Every state against every command; `-` is: nothing happens. */
const TABLE = `
state         | mei starts      | mei joins    | mei buys alone  | lin joins    | lin cancels     | lin leaves      | bo cancels      | bo leaves       | lin pays         | bo pays          | mei pays late | mei comes over | woken at once | woken when holds end | woken at the end
empty         | started         | not-started  | not-allowed-now | not-started  | not-found       | not-found       | not-found       | not-found       | seat-lost        | seat-lost        | seat-lost     | ended          | -             | -                    | -
empty alone   | not-allowed-now | not-found    | started         | not-found    | not-found       | not-found       | not-found       | not-found       | seat-lost        | seat-lost        | seat-lost     | not-found      | -             | -                    | -
waiting       | not-allowed-now | not-started  | not-allowed-now | not-started  | failed          | not-allowed-now | not-found       | not-found       | seat-paid opened | seat-lost        | seat-lost     | ended          | -             | failed               | failed
room          | not-allowed-now | joined       | not-allowed-now | already-in   | not-allowed-now | left failed     | not-found       | not-found       | -                | taken-in         | taken-in      | taken-in       | -             | -                    | failed
one held      | not-allowed-now | joined       | not-allowed-now | already-in   | not-allowed-now | left failed     | released        | not-allowed-now | -                | seat-paid        | taken-in      | taken-in       | -             | released             | failed
all held      | not-allowed-now | full         | not-allowed-now | full         | not-allowed-now | left failed     | released        | not-allowed-now | -                | seat-paid        | seat-lost     | full           | -             | released released    | failed
two paid      | not-allowed-now | joined       | not-allowed-now | already-in   | not-allowed-now | left            | not-allowed-now | left            | -                | -                | taken-in formed | taken-in formed | -          | -                    | failed
formed        | not-allowed-now | full         | not-allowed-now | full         | not-allowed-now | not-allowed-now | not-allowed-now | not-allowed-now | -                | -                | seat-lost     | full           | -             | -                    | -
failed        | not-allowed-now | ended        | not-allowed-now | ended        | not-allowed-now | not-allowed-now | not-allowed-now | not-allowed-now | -                | seat-lost        | seat-lost     | ended          | -             | -                    | -
alone waiting | not-allowed-now | not-found    | not-allowed-now | not-found    | failed          | not-allowed-now | not-found       | not-found       | seat-paid formed | seat-lost        | seat-lost     | not-found      | -             | failed               | failed
alone formed  | not-allowed-now | not-found    | not-allowed-now | not-found    | not-allowed-now | not-allowed-now | not-found       | not-found       | -                | seat-lost        | seat-lost     | not-found      | -             | -                    | -
`
const [heading, ...lines] = TABLE.trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()))
const cells = lines.flatMap(([state, ...outcomes]) =>
  outcomes.map((expected, at) => ({ state: state!, command: heading![at + 1]!, expected })),
)

test.each(cells)('$state, $command: $expected', ({ state, command, expected }) => {
  const [asked, more] = commands[command]!
  expect(events(decide(states[state]!, asked, more)) || '-').toBe(expected)
})

test('the table leaves no state and no command out', () => {
  expect(cells).toHaveLength(Object.keys(states).length * Object.keys(commands).length)
})

describe('a seat', () => {
  test('is held for fifteen minutes at the group price, and every free seat keeps one unit', () => {
    const came = decide(states.empty!, asks('lin', 'start', { units: 2 }))
    expect(effectsOf(states.empty!, came)).toEqual([
      { type: 'take-units', skuId: 'tin', units: 2 },
      { type: 'take-units', skuId: 'tin', units: 1 },
      { type: 'take-units', skuId: 'tin', units: 1 },
      expect.objectContaining({ type: 'seat', state: 'held', unitPriceFen: 2_990, heldUntil: T0 + 15 * MINUTE }),
    ])
  })

  test('is not held beyond the end of the round', () => {
    const nearTheEnd = T0 + 24 * HOUR - 5 * MINUTE
    const came = decide(states.room!, asks('bo', 'join'), { now: nearTheEnd })
    expect(came).toEqual([expect.objectContaining({ seat: expect.objectContaining({ heldUntil: T0 + 24 * HOUR }) })])
  })

  test('is not given in the last minute, which WeChat Pay needs to close an order', () => {
    expect(events(decide(states.room!, asks('bo', 'join'), { now: T0 + 24 * HOUR - MINUTE + 1 }))).toBe('ended')
    expect(events(decide(states.room!, asks('bo', 'join'), { now: T0 + 24 * HOUR - MINUTE }))).toBe('joined')
  })

  test('that was kept can be taken although the campaign has nothing left', () => {
    const goods = new Map([['tin', { ...PRICES, left: 0 }]])
    expect(events(decide(states.room!, asks('bo', 'join'), { goods }))).toBe('joined')
    expect(events(decide(states.room!, asks('bo', 'join', { units: 2 }), { goods }))).toBe('sold-out')
  })

  test('given up leaves its unit with the round and gives the others back', () => {
    const state = after('start', ...LED, [asks('bo', 'join', { units: 2 })])
    const came = decide(state, asks('bo', 'cancel'))
    expect(effectsOf(state, came)).toEqual([
      { type: 'return-units', skuId: 'tin', units: 1 },
      { type: 'seat', entryId: 'bo-entry', state: 'released' },
      { type: 'close', entryId: 'bo-entry', reason: 'cancelled-by-buyer' },
    ])
  })
})

describe('who may sit down', () => {
  const refused = (more: Partial<Facts>, action: object = {}) =>
    decide(states.room!, asks('bo', 'join', action), more) as Refusal

  test('nobody who still owes money in this campaign', () => {
    const unpaid = { roundId: 'other', orderId: 'order' }
    expect(refused({ unpaid })).toEqual({ refused: 'unpaid-order', facts: unpaid })
  })
  test('nobody beyond the limit of a person, and the refusal says how many are left', () => {
    expect(refused({ unitsOfPerson: 1 }, { units: 2 })).toEqual({ refused: 'over-limit', facts: { limit: 2, left: 1 } })
  })
  test('nobody who saw another price, and the refusal says both', () => {
    expect(refused({ seenPriceFen: 2_500 })).toEqual({
      refused: 'price-changed',
      facts: { seenFen: 2_500, nowFen: 2_990 },
    })
  })
  test('nobody without an address', () => expect(refused({ hasAddress: false }).refused).toBe('address-missing'))
  test('no goods of another campaign, no parts of a piece', () => {
    expect(refused({}, { skuId: 'cup' }).refused).toBe('bad-input')
    for (const units of [0, -1, 1.5, '1', null]) expect(refused({}, { units }).refused).toBe('bad-input')
  })
  test('no new group before the campaign starts or after it ends; a going group still fills', () => {
    expect(events(decide(states.empty!, asks('lin', 'start'), { campaignStartsAt: T0 + 1 }))).toBe('not-started')
    expect(events(decide(states.empty!, asks('lin', 'start'), { campaignEndsAt: T0 }))).toBe('ended')
    expect(events(decide(states.room!, asks('bo', 'join'), { campaignEndsAt: T0 }))).toBe('joined')
  })
  test('no leader where the whole group could not be served', () => {
    const goods = new Map([['tin', { ...PRICES, left: 2 }]])
    expect(decide(states.empty!, asks('lin', 'start'), { goods })).toEqual({ refused: 'sold-out', facts: { left: 2 } })
  })
})

describe('money', () => {
  test('of the last member forms the group: all are confirmed and told', () => {
    const effects = effectsOf(states['two paid']!, decide(states['two paid']!, comesOver('ana')))
    expect(effects.filter((e) => e.type === 'confirm')).toHaveLength(3)
    expect(effects).toContainEqual({ type: 'tell', template: 'round-formed', personIds: ['lin', 'bo', 'ana'] })
  })

  test('after the end of the round sends itself on and fails the round', () => {
    const state = states['one held']!
    const came = decide(state, pays('bo'), { now: T0 + 24 * HOUR })
    expect(events(came)).toBe('seat-lost failed')
    const effects = effectsOf(state, came)
    expect(effects).toContainEqual({ type: 'reseat', entryId: 'bo-entry' })
    expect(effects).toContainEqual({ type: 'refund', entryId: 'lin-entry', reason: 'round-failed' })
    expect(effects.filter((e) => e.type === 'return-units')).toHaveLength(3)
  })

  test('too late for a purchase alone goes straight back', () => {
    const state = after('alone', [asks('lin', 'alone')], [{ type: 'wake' }, { now: T0 + HOLD }])
    expect(effectsOf(state, decide(state, pays('lin')))).toEqual([
      { type: 'refund', entryId: 'lin-entry', reason: 'paid-too-late' },
    ])
  })

  test('of a failed round goes back to those who paid; the others owe nothing any more', () => {
    const state = states['one held']!
    const effects = effectsOf(state, decide(state, { type: 'wake' }, { now: T0 + 24 * HOUR }))
    expect(effects.filter((e) => e.type === 'refund' || e.type === 'close')).toEqual([
      { type: 'refund', entryId: 'lin-entry', reason: 'round-failed' },
      { type: 'close', entryId: 'bo-entry', reason: 'round-over' },
    ])
  })
})

describe('a leader who leaves', () => {
  const state = states['two paid']!
  const next = (decide(state, asks('lin', 'leave')) as Event[]).reduce(groupBuy.evolve, state)

  test('hands over to the next member', () => {
    expect(groupBuy.members(next)).toEqual([expect.objectContaining({ personId: 'bo', leader: true })])
  })
  test('changes nothing about the end of the round', () => {
    expect(groupBuy.headline(next).endsAt).toBe(groupBuy.headline(state).endsAt)
  })
})
