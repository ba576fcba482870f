// Written by `npm run new:campaign`: one line for each folder of a kind.
import { brandPanels as groupBuy } from './group-buy/brand'
import type { BrandPanels } from './panels'

export const allBrand: Readonly<Record<string, BrandPanels>> = {
  'group-buy': groupBuy,
}
