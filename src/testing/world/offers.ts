import type { Id } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'
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
import { chiliSauce, noodles, rice } from './grain'
import { chestnuts, honey, oranges, walnuts } from './hill-food'
import { idOf } from './ids'
import { notebook, washiTape } from './paper'
import type { Product, Sku } from './product'
import { coldBrew, jasmine, longjing, osmanthus } from './tea'
import { socks, towel } from './textiles'
import { gaiwan, mug, riceBowl } from './ware'
import { candle, soap } from './wash'
import { cuttingBoard, steamer } from './woodwork'

/** What the brands offer to groups. Who seeds turns a line into a campaign: prices per SKU in the order of the product. */
export interface Offered {
  readonly campaignId: Id
  readonly brand: Brand
  readonly product: Product
  readonly kind: string
  readonly terms: { readonly size: number; readonly hours: number; readonly unitsPerPerson: number }
  readonly commissionRate: BasisPoints
  readonly goods: readonly {
    readonly sku: Sku
    readonly priceFen: Fen
    readonly singlePriceFen: Fen
    readonly quota: number
  }[]
}

type Deal = readonly [priceFen: Fen, singlePriceFen: Fen, quota: number]

function offered(
  n: number,
  { size, hours, ...of }: Pick<Offered, 'brand' | 'product' | 'commissionRate'> & { size: number; hours: number },
  deals: readonly Deal[],
): Offered {
  const goods = deals.map(([priceFen, singlePriceFen, quota], at) => ({
    sku: of.product.skus[at]!,
    priceFen,
    singlePriceFen,
    quota,
  }))
  return { ...of, campaignId: idOf(7, n), kind: 'group-buy', terms: { size, hours, unitsPerPerson: 2 }, goods }
}

/** What the brands of the small world offer. */
export const offers: readonly Offered[] = [
  offered(1, { brand: northTea, product: longjing, size: 3, hours: 24, commissionRate: 1200 }, [
    [2990, 5900, 600],
    [5900, 10900, 300],
  ]),
  offered(2, { brand: northTea, product: jasmine, size: 2, hours: 12, commissionRate: 1000 }, [
    [2490, 4900, 500],
    [4990, 9900, 200],
  ]),
  offered(3, { brand: northTea, product: coldBrew, size: 5, hours: 48, commissionRate: 1500 }, [[1990, 3900, 1000]]),
  offered(4, { brand: southKiln, product: gaiwan, size: 3, hours: 24, commissionRate: 1800 }, [
    [9900, 16800, 60],
    [7900, 12800, 60],
  ]),
]

/** Further ones, which only the whole world has. */
export const moreOffers: readonly Offered[] = [
  offered(5, { brand: cloudHollow, product: oranges, size: 3, hours: 24, commissionRate: 1000 }, [
    [2980, 3980, 400],
    [5280, 6980, 300],
  ]),
  offered(6, { brand: pathShuttle, product: socks, size: 2, hours: 24, commissionRate: 1500 }, [
    [2900, 4500, 600],
    [2900, 4500, 500],
  ]),
  offered(7, { brand: threePods, product: soap, size: 3, hours: 48, commissionRate: 1800 }, [
    [3900, 5900, 300],
    [1580, 2280, 400],
  ]),
  offered(8, { brand: millWest, product: rice, size: 3, hours: 48, commissionRate: 800 }, [
    [2780, 3580, 500],
    [5180, 6680, 400],
  ]),
  offered(9, { brand: southKiln, product: mug, size: 2, hours: 24, commissionRate: 1500 }, [
    [3900, 5900, 200],
    [3900, 5900, 200],
    [3900, 5900, 150],
  ]),
  offered(10, { brand: shavings, product: cuttingBoard, size: 3, hours: 48, commissionRate: 1500 }, [
    [6900, 9800, 150],
    [9800, 13800, 90],
  ]),
  offered(11, { brand: paperFerry, product: notebook, size: 2, hours: 24, commissionRate: 1600 }, [
    [1980, 2980, 300],
    [1980, 2980, 300],
    [1980, 2980, 250],
  ]),
  offered(12, { brand: cloudHollow, product: honey, size: 2, hours: 24, commissionRate: 1200 }, [
    [4980, 6800, 300],
    [9580, 12800, 100],
  ]),
  offered(13, { brand: northTea, product: osmanthus, size: 3, hours: 24, commissionRate: 1500 }, [[5900, 8800, 240]]),
  offered(14, { brand: pathShuttle, product: towel, size: 4, hours: 48, commissionRate: 1400 }, [
    [1680, 2680, 500],
    [5980, 9280, 300],
  ]),
  offered(15, { brand: millWest, product: noodles, size: 2, hours: 12, commissionRate: 1000 }, [
    [1680, 2380, 800],
    [4580, 6580, 200],
  ]),
  offered(16, { brand: shavings, product: steamer, size: 2, hours: 24, commissionRate: 1500 }, [
    [4900, 6800, 160],
    [6500, 8800, 120],
  ]),
  offered(17, { brand: threePods, product: candle, size: 2, hours: 24, commissionRate: 2000 }, [
    [4500, 6900, 160],
    [4500, 6900, 160],
    [4500, 6900, 120],
  ]),
  offered(18, { brand: cloudHollow, product: walnuts, size: 5, hours: 48, commissionRate: 1000 }, [
    [1980, 2980, 600],
    [5480, 7980, 240],
  ]),
  offered(19, { brand: southKiln, product: riceBowl, size: 3, hours: 24, commissionRate: 1600 }, [
    [3900, 5800, 260],
    [10800, 15800, 80],
  ]),
  offered(20, { brand: millWest, product: chiliSauce, size: 3, hours: 24, commissionRate: 1200 }, [
    [1280, 1980, 700],
    [3580, 5280, 280],
  ]),
  offered(21, { brand: cloudHollow, product: chestnuts, size: 4, hours: 24, commissionRate: 900 }, [
    [1880, 2680, 500],
    [4280, 5980, 180],
  ]),
  offered(22, { brand: paperFerry, product: washiTape, size: 2, hours: 24, commissionRate: 1500 }, [[1780, 2680, 400]]),
]
