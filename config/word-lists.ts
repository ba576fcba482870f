import { allWords } from '@/campaigns/all-words'
import { REFUSALS } from '@/kernel/refusals'
import { refusalSentence, spokenCodes } from '@/kernel/words'

/** Lists that must agree: every refusal has a sentence and no sentence is left over; no kind has an empty text. */
export function wordProblems(): string[] {
  const codes = Object.keys(REFUSALS)
  const silent = codes.filter((code) => !spokenCodes.includes(code))
  const leftOver = spokenCodes.filter((code) => !codes.includes(code) && code !== 'offline')
  const empty = codes.filter((code) => Object.values(refusalSentence(code)).some((text) => text.trim() === ''))
  return [
    ...silent.map((code) => `the refusal ${code} has no sentence in src/kernel/words.ts`),
    ...leftOver.map((code) => `src/kernel/words.ts speaks of ${code}, which is no refusal`),
    ...empty.map((code) => `the sentence of ${code} is empty`),
    ...Object.entries(allWords).flatMap(([kind, words]) => emptyTexts(words, `src/campaigns/${kind}/words.ts`)),
  ]
}

function emptyTexts(words: unknown, path: string): string[] {
  if (typeof words === 'string') return words.trim() === '' ? [`${path} is an empty text`] : []
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([name, part]) => emptyTexts(part, `${path} ${name}`))
}
