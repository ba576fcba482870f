import { KNOWN } from '@/cloud/known-settings'
import { MESSAGES } from '@/cloud/messages'
import { words } from './words'

test('every setting and every message has words for operators, and none is left over', () => {
  expect(Object.keys(words.settings).sort()).toEqual(KNOWN.map(({ name }) => name).sort())
  expect(Object.keys(words.template).sort()).toEqual(Object.keys(MESSAGES).sort())
})

test('what has a default says what happens without it', () => {
  for (const { name, optional } of KNOWN)
    expect([name, Boolean(words.settings[name]!.without)]).toEqual([name, Boolean(optional)])
})
