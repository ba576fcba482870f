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
