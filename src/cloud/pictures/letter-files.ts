import type { Weight } from './strokes'

/** Nearly 8,000 signs: Chinese, Latin, punctuation and full-width forms (Noto Sans SC, OFL). */
const SUBSET = 'noto-sans-sc-chinese-simplified'

export const WEIGHTS: readonly Weight[] = [400, 700, 900]

export const letterFile = (weight: Weight): string => `${SUBSET}-${weight}-normal.woff2`

/** The same letters in an older wrapping, whose list of signs can be read without a library. */
export const SIGNS_FILE = `${SUBSET}-400-normal.woff`

/** What a deployed folder needs of the font's package. */
export const letterFiles = (): string[] => [...WEIGHTS.map(letterFile), SIGNS_FILE]
