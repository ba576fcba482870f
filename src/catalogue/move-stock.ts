import type { Id } from '@/kernel/id'
import type { Problem } from '@/kernel/result'
import { inWarehouse, promised, receivedFor, STOCK_MAX, type StockThere } from './rules'
import type { SafetyWrite, StockWrite } from './write-service'

export interface MoveAsked {
  readonly skuId: Id
  readonly what: 'received' | 'counted' | 'corrected' | 'safety'
  readonly units: number
}

export interface Moved {
  readonly stock: readonly StockWrite[]
  readonly safety: readonly SafetyWrite[]
  /** SKUs that would have less than campaigns hold and buyers wait for. */
  readonly short: readonly { skuId: Id; held: number; unshipped: number }[]
  readonly problems: readonly Problem[]
}

/** What movements written by hand make of stock. Pure; `now` stands still. */
export function moved(asked: readonly MoveAsked[], now: ReadonlyMap<Id, StockThere>): Moved {
  const counting = asked.filter(({ what }) => what !== 'safety')
  const stock = counting.map((one): StockWrite => {
    const there = now.get(one.skuId)!
    const received = receivedFor(afterwards(one, there), there)
    const what = one.what as StockWrite['what'] & string
    return { skuId: one.skuId, received, unshipped: there.unshipped, what }
  })
  const safety = asked.filter(({ what }) => what === 'safety').map(({ skuId, units }) => ({ skuId, safety: units }))
  const short = stock.flatMap(({ skuId, received }) => {
    const there = now.get(skuId)!
    const { held, unshipped } = there
    return inWarehouse({ ...there, received }) < promised(there) ? [{ skuId, held, unshipped }] : []
  })
  return { stock, safety, short, problems: problemsOf(asked, now) }
}

function afterwards({ what, units }: MoveAsked, now: StockThere): number {
  return what === 'counted' ? units : inWarehouse(now) + units
}

function problemsOf(asked: readonly MoveAsked[], now: ReadonlyMap<Id, StockThere>): Problem[] {
  const seen = new Set<string>()
  return asked.flatMap((one, i): Problem[] => {
    const field = `moves.${i}.units`
    const kind = `${one.skuId}/${one.what === 'safety'}`
    if (seen.has(kind)) return [{ field, code: 'twice' }]
    seen.add(kind)
    if (one.what === 'received' && one.units <= 0) return [{ field, code: 'units-not-positive' }]
    if (one.what !== 'corrected' && one.units < 0) return [{ field, code: 'stock-negative' }]
    const after = one.what === 'safety' ? one.units : afterwards(one, now.get(one.skuId)!)
    return after > STOCK_MAX ? [{ field, code: 'stock-too-high', facts: { max: STOCK_MAX } }] : []
  })
}
