import { brand } from './functions/brand'
import { consumer } from './functions/consumer'
import { open } from './functions/open'
import { operator } from './functions/operator'
import { reseller } from './functions/reseller'
import { visitor } from './functions/visitor'
import type { Doors } from './serve'

/** Every door of the house, by caller. WeChat's and the clock's have no lists: they are not people. */
export const doors: Doors = { visitor, consumer, reseller, brand, open, operator }
