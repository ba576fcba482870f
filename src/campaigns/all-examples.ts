// Written by `npm run new:campaign`: one line for each folder of a kind.
import { example as groupBuy } from './group-buy/example'
import type { Example } from './kind'

export const allExamples: Readonly<Record<string, Example>> = {
  'group-buy': groupBuy,
}
