import {
  admitted,
  BYTES_MAX,
  maySendAgain,
  moved,
  nextOf,
  refusedAtOnce,
  set,
  type Uploading,
  underWay,
  without,
} from './queue'

const one = (n: number, state: Uploading['state'] = 'waiting'): Uploading => ({
  ...{ n, state, name: `${n}.jpg`, preview: '' },
  error: state === 'failed' ? { code: 'offline', facts: {} } : null,
})

test('five megabytes go, one byte more is told before anything is sent', () => {
  expect(refusedAtOnce({ bytes: BYTES_MAX })).toBeNull()
  expect(refusedAtOnce({ bytes: BYTES_MAX + 1 })).toEqual({
    code: 'too-large',
    facts: { bytes: BYTES_MAX + 1, bytesMax: BYTES_MAX },
  })
})

test('as many are taken as there is room for, and the rest is counted', () => {
  expect(admitted(15, { most: 12, kept: 0, going: 0 })).toEqual({ into: 12, left: 3 })
  expect(admitted(4, { most: 12, kept: 8, going: 3 })).toEqual({ into: 1, left: 3 })
  expect(admitted(2, { most: 12, kept: 12, going: 0 })).toEqual({ into: 0, left: 2 })
  expect(admitted(0, { most: 12, kept: 3, going: 0 })).toEqual({ into: 0, left: 0 })
})

test('one is sent at a time, in the order they were chosen; one that failed keeps no other from going', () => {
  expect(nextOf([one(1, 'failed'), one(2), one(3)])?.n).toBe(2)
  expect(nextOf([one(1, 'sending'), one(2)])).toBeUndefined()
  expect(nextOf([one(1, 'failed')])).toBeUndefined()
  expect(underWay([one(1, 'failed'), one(2, 'sending'), one(3)])).toBe(2)
})

test('what failed on the way may be sent again; what is refused for what it is may not', () => {
  const codes = ['offline', 'fault', 'too-many', 'room-full', 'too-large', 'file-refused']
  expect(codes.filter((code) => maySendAgain({ code, facts: {} }))).toEqual([
    'offline',
    'fault',
    'too-many',
    'room-full',
  ])
  expect(maySendAgain(null)).toBe(false)
})

test('a step of one file leaves the others as they are', () => {
  const list = [one(1, 'failed'), one(2)]
  expect(set(list, 1, { state: 'waiting', error: null })).toEqual([one(1), one(2)])
  expect(without(list, 1)).toEqual([one(2)])
  expect(without(list, 9)).toEqual(list)
})

test('pictures move one place and stay within the row', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})
