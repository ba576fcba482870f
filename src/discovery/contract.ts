import { z } from 'zod'
import { query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'

/** How many open campaigns a category has, with the picture of its newest. */
export const category = z.object({ name: z.string(), campaigns: z.number().int(), pictureUrl: z.string() })

export const categories = query('discovery.categories', {
  summary: 'Categories that have something open now, the fullest first.',
  input: z.object({}),
  output: z.object({ items: z.array(category).max(50) }),
  refusals: [],
  cacheSeconds: 10,
})

/** A brand as its buyers may judge it; every number is counted from rows. */
export const brandView = z.object({
  id,
  name: z.string(),
  about: z.string(),
  city: z.string(),
  logoUrl: z.string(),
  since: isoTime,
  campaigns: z.number().int(),
  goods: z.number().int(),
  ratings: z.number().int(),
  average: z.number().nullable(),
  /** Of the last 90 days: parcels whose promised day has come or that were sent before, and how many of them in time. */
  record: z.object({ due: z.number().int(), inTime: z.number().int(), sold: z.number().int() }),
})

export const brand = query('discovery.brand', {
  summary: 'A brand: about, city, how it keeps its promises, counted from real orders of the last 90 days.',
  input: z.object({ brandId: id }),
  output: brandView,
  refusals: ['not-found'],
  cacheSeconds: 10,
})

export const goods = query('discovery.goods', {
  summary: 'A brand’s goods, each with its open campaign where there is one.',
  input: z.object({ brandId: id, cursor }),
  output: pageOf(
    z.object({
      productId: id,
      title: z.string(),
      pictureUrl: z.string(),
      category: z.string(),
      /** The lowest list price. */
      priceFen: fen,
      campaignId: id.nullable(),
    }),
  ),
  refusals: [],
  cacheSeconds: 10,
})
