import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Context, oneByOne } from '@/kernel/service'
import type * as contract from './goods-contract'
import { moved } from './move-stock'
import type { Shelf } from './neighbours'
import { lockStockThere } from './stock-there'
import { lockBrand } from './store'
import { writeCatalogue } from './write-service'

type Input = InputOf<typeof contract.moveStock>

/** What came, what was counted, what was wrong, and what is kept back: by hand, with a reason. */
export const moveStock = (context: Context, asked: readonly Asked<Input>[], shelf: Shelf) =>
  oneByOne<Input, OutputOf<typeof contract.moveStock>>(asked, async ({ input, by }) => {
    await lockBrand(context.sql, by.brandId)
    const skuIds = [...new Set(input.moves.map(({ skuId }) => skuId))]
    const rows = await lockStockThere(context, by.brandId, { skuIds, shelf })
    if (rows.length < skuIds.length) return refuse('not-found')
    const plan = moved(input.moves, new Map(rows.map((row) => [row.skuId, row])))
    const no = whyNot(plan)
    if (no) return no
    const why = {
      brandId: by.brandId,
      actorId: by.personId,
      source: 'edit',
      sourceId: null,
      reason: input.reason,
    } as const
    const { stock, safety } = plan
    const effects = await writeCatalogue(context, why, { products: [], skusChanged: [], skusNew: [], stock, safety })
    return { answer: { changed: stock.length + safety.length }, effects }
  })

function whyNot({ problems, short }: ReturnType<typeof moved>): Refusal | null {
  if (problems.length > 0) return refuse('goods-refused', { problems })
  return short.length > 0 ? refuse('stock-short', { goods: short }) : null
}
