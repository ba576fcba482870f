import { type Lifecycle, mayMove, statesBefore } from './lifecycle'

const DOOR: Lifecycle<'open' | 'shut' | 'locked'> = { open: ['shut'], shut: ['open', 'locked'], locked: ['shut'] }

test('only what is published may happen', () => {
  expect(mayMove(DOOR, 'open', 'shut')).toBe(true)
  expect(mayMove(DOOR, 'open', 'locked')).toBe(false)
  expect(mayMove(DOOR, 'open', 'open')).toBe(false)
})

test('a state knows where it can be reached from', () => {
  expect(statesBefore(DOOR, 'shut')).toEqual(['open', 'locked'])
})
