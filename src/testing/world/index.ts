import type { BrandRole } from '@/kernel/duties'
import {
  type Brand,
  cloudHollow,
  millWest,
  northTea,
  paperFerry,
  pathShuttle,
  shavings,
  southKiln,
  threePods,
} from './brands'
import { allGoodsOf, type GoodsOf, goodsOf } from './goods'
import { buyers, clerks, helpers } from './neighbours'
import { moreOffers, type Offered, offers } from './offers'
import { ovi, people } from './people'
import type { Person } from './person'
import { meiShop, otherShops, type Shop } from './shops'

export { type Brand, northTea, southKiln } from './brands'
export { type Offered, offers } from './offers'
export { ana, bo, kai, lin, mei, ovi, people, wen } from './people'
export type { Person } from './person'
export { addressOf } from './pictures'
export type { Product } from './product'
export { meiShop } from './shops'
export { blackTea, coldBrew, jasmine, longjing } from './tea'
export { gaiwan } from './ware'

/**
 * The named world: the same people, brands and goods in seed data, tests and the gallery. Pictures are file names
 * without a folder; who shows them knows where they lie.
 */
export interface World {
  readonly people: readonly Person[]
  readonly operators: readonly Person[]
  readonly brands: readonly Brand[]
  readonly goodsOf: GoodsOf
  readonly shops: readonly Shop[]
  readonly offers: readonly Offered[]
  /** Who works for a brand besides its clerk, who owns it. */
  readonly team: readonly Hired[]
}

interface Hired {
  readonly brand: Brand
  readonly person: Person
  readonly role: BrandRole
}

export const brands: readonly Brand[] = [northTea, southKiln]

/** As much as a test's story needs: seven people, two brands, five goods. */
export const smallWorld: World = { people, operators: [ovi], brands, goodsOf, shops: [meiShop], offers, team: [] }

/** All of it, for eyes: what `npm start` shows. What is in the small world comes first and is the same here. */
export const wholeWorld: World = {
  people: [...people, ...clerks, ...buyers],
  operators: [ovi],
  brands: [...brands, cloudHollow, millWest, pathShuttle, shavings, threePods, paperFerry],
  goodsOf: allGoodsOf,
  shops: [meiShop, ...otherShops],
  offers: [...offers, ...moreOffers],
  team: (['shipping', 'goods', 'finance', 'reader'] as const).map((role, at) => ({
    brand: northTea,
    person: helpers[at]!,
    role,
  })),
}
