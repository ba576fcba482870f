import type { Id } from '@/kernel/id'
import { cloudHollow, millWest, northTea, paperFerry, pathShuttle, shavings, southKiln, threePods } from './brands'
import * as grain from './grain'
import * as hillFood from './hill-food'
import * as paper from './paper'
import type { Product } from './product'
import * as tea from './tea'
import * as textiles from './textiles'
import * as ware from './ware'
import * as wash from './wash'
import * as woodwork from './woodwork'

export type GoodsOf = ReadonlyMap<Id, readonly Product[]>

/** What the brands of the small world sell. */
export const goodsOf: GoodsOf = new Map([
  [northTea.id, [tea.longjing, tea.jasmine, tea.blackTea, tea.coldBrew]],
  [southKiln.id, [ware.gaiwan]],
])

/** Sixty goods of eight brands, one category each. */
export const allGoodsOf: GoodsOf = new Map([
  [northTea.id, Object.values(tea)],
  [southKiln.id, Object.values(ware)],
  [cloudHollow.id, Object.values(hillFood)],
  [millWest.id, Object.values(grain)],
  [pathShuttle.id, Object.values(textiles)],
  [shavings.id, Object.values(woodwork)],
  [threePods.id, Object.values(wash)],
  [paperFerry.id, Object.values(paper)],
])
