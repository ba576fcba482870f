// Written by `npm run new:campaign`: one line for each folder of a kind.
import { resellerPanels as groupBuy } from './group-buy/reseller'
import type { ResellerPanels } from './panels'

export const allReseller: Readonly<Record<string, ResellerPanels>> = {
  'group-buy': groupBuy,
}
