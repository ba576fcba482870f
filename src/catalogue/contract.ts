import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, pageOf } from '@/kernel/shapes'
import { reason, stockView } from './goods-contract'

export const skuView = z.object({
  id,
  code: z.string(),
  options: z.string(),
  priceFen: fen,
  pictureUrl: z.string(),
  ...stockView.shape,
})
export const productView = z.object({
  id,
  handle: z.string(),
  title: z.string(),
  category: z.string(),
  shipsInDays: z.number().int(),
  status: z.enum(['draft', 'in-review', 'live', 'withdrawn']),
  pictureUrls: z.array(z.string()),
  skus: z.array(skuView).max(100),
})

export const products = query('catalogue.products', {
  summary:
    'This brand’s products with their SKUs and stock, newest change first. `onHand` is what lies in the warehouse: units to ship, held by campaigns and sellable.',
  input: z.object({ cursor, search: z.string().max(60).optional() }),
  output: pageOf(productView),
  refusals: [],
})

export const shelve = command('catalogue.shelve', {
  summary:
    'Take products off the list or put them back; words that nobody has looked at yet are handed to the review on the way (status in-review); `draft` takes a proposal back. Off the list, a product starts no new campaign; campaigns that run go on to their end, since buyers were promised the goods.',
  input: z.object({ productIds: z.array(id).min(1).max(50), status: z.enum(['draft', 'live', 'withdrawn']), reason }),
  output: z.object({ changed: z.number().int() }),
  refusals: ['not-found'],
})
