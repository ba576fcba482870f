// Written by `npm run new:campaign`: one line for each folder of a kind.
import { share as groupBuy } from './group-buy/share'
import type { KindShare } from './kind'

export const allShare: Readonly<Record<string, KindShare>> = {
  'group-buy': groupBuy,
}
