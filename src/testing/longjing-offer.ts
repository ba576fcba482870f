import { DAY, iso, type Ms } from '@/kernel/time'
import { longjing } from './world'

interface Wanted {
  readonly size: number
  readonly unitsPerPerson: number
  readonly quota?: number
  readonly priceFen?: number
  readonly days?: number
}

/** Longjing as tests offer it: one of its SKUs, ten per cent commission, a day for each group. */
export function longjingOffer(now: Ms, wanted: Wanted) {
  const { size, unitsPerPerson, quota = 50, priceFen = 2_990, days = 20 } = wanted
  return {
    kind: 'group-buy',
    title: longjing.title,
    productId: longjing.id,
    commissionRate: 1_000,
    shipsInDays: 3,
    startsAt: iso(now),
    endsAt: iso(now + days * DAY),
    goods: [{ skuId: longjing.skus[0]!.id, priceFen, singlePriceFen: 5_900, quota }],
    terms: { size, hours: 24, unitsPerPerson },
  }
}
