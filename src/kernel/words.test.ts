import { REFUSALS } from './refusals'
import { refusalSentence, spokenCodes } from './words'

test('every refusal has a sentence, and no sentence is left over', () => {
  expect([...spokenCodes].sort()).toEqual([...Object.keys(REFUSALS), 'offline'].sort())
})

test('a refusal at a moment when money is at stake says that the money is safe', () => {
  const atStake = Object.entries(REFUSALS).filter(([, { money }]) => money === 'safe')
  for (const [code] of atStake) {
    const { what, now } = refusalSentence(code)
    expect(`${code}: ${what}${now}`).toMatch(/安全|没有扣款|保管|不会重复|未变动/)
  }
})

test('a limit in the facts is named in the sentence', () => {
  expect(refusalSentence('over-limit', { limit: 2 }).what).toContain('2 件')
})

test.each([
  ['over-limit', { of: 'keys', limit: 50 }],
  ['over-limit', { of: 'webhooks', limit: 10 }],
  ['over-limit', { of: 'labels', limit: 3 }],
  ['too-large', { unit: 'cells', max: 2_000, size: 2_100 }],
  ['nothing-to-write', { why: 'bulk' }],
  ['nothing-to-write', { why: 'all-or-nothing' }],
  ['not-allowed-now', { why: 'too-late' }],
])('%s with %j speaks of what happened, and of nothing that was bought', (code, facts) => {
  const { what, now } = refusalSentence(code, facts)
  expect(`${what}${now}`).not.toMatch(/限购|扣款|undefined|NaN|太快|这个文件/)
  expect(what).not.toBe(refusalSentence(code).what)
})
