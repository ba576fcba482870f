import { closingLine } from './closing-line'

test('the closing line counts passed and failed', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
})

test('skipped tests are told only when there are any', () => {
  expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
})
