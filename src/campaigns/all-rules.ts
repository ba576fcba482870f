// Written by `npm run new:campaign`: one line for each folder of a kind.
import { groupBuy } from './group-buy/rules'
import type { AnyKind } from './kind'

export const allRules: Readonly<Record<string, AnyKind>> = {
  'group-buy': groupBuy,
}
