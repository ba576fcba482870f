// Written by `npm run new:campaign`: one line for each folder of a kind.
import { words as groupBuy } from './group-buy/words'
import type { KindWords } from './kind'

export const allWords: Readonly<Record<string, KindWords>> = {
  'group-buy': groupBuy,
}
