import { factsOf } from '@/team/rules'
import { AREAS, DEEDS, saidOf } from '@/team/words'
import { doors } from './doors'

const commands = [doors.brand, doors.open]
  .flatMap((door) => Object.values(door ?? {}))
  .map(({ contract }) => contract)
  .filter(({ does, logged }) => does !== 'query' || logged)

/** What the log keeps of people who were no members when they did it. */
const ELSEWHERE = ['team.join', 'crm.close']

test('every change, and every file of addresses or codes, that a brand’s people and keys can make has a sentence in src/team/words.ts', () => {
  expect(commands.map(({ name }) => name).filter((name) => !DEEDS[name])).toEqual([])
})

test('no sentence is left over, and every group of calls has a name', () => {
  const names = new Set<string>([...commands.map(({ name }) => name), ...ELSEWHERE])
  expect(Object.keys(DEEDS).filter((name) => !names.has(name))).toEqual([])
  expect([...names].map((name) => name.split('.')[0]!).filter((area) => !AREAS[area])).toEqual([])
})

test('a sentence shows fields that its request has, and is one without them too', () => {
  for (const { name, input } of commands) {
    const { shape } = input as unknown as { shape: Record<string, unknown> }
    const known = [...Object.keys(shape), 'name']
    expect([name, DEEDS[name]?.shows.filter((field) => !known.includes(field.split('.')[0]!))]).toEqual([name, []])
    expect(saidOf(name, {})).not.toMatch(/undefined|null|NaN/)
  }
})

test('of parcels their number is told, and nobody’s order or tracking number', () => {
  const input = { parcels: [{ orderId: 'a', carrier: '顺丰', trackingNo: 'SF123' }] }
  expect(saidOf('orders.ship', factsOf(input, DEEDS['orders.ship']!.shows))).toBe('发出 1 单')
})

test('a call of a later build is named as it is', () => {
  expect(saidOf('later.call', {})).toBe('操作 later.call')
})
