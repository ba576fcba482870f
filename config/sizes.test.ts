import { limitOf } from './sizes-weapp'

const KB = 1024

test('whoever taps a card waits for half a megabyte at most; the main package has one and a half', () => {
  expect([limitOf('consumer'), limitOf('reseller'), limitOf('main')]).toEqual([500 * KB, 1024 * KB, 1536 * KB])
})
