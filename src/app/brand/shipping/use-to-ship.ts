import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { usePages } from '@/app/state/pages'
import type { board, ship, toShip } from '@/orders/shipping-contract'
import type { assign, openBatches } from '@/provenance/contract'
import { batchIdsOf, goodsIn, type Taken } from './batch-choice'
import type { Wanted } from './filters'
import { isComplete, type Label } from './label'
import type { Order } from './order'

interface Answer {
  readonly shipped: number
  readonly problems: Readonly<Record<string, string>>
}

/** A desk shows a long table, a phone a hand of cards. */
const AT_A_DESK = 100

/** What is to ship, what was typed beside it, and the ways it leaves. */
export function useToShip(wanted: Wanted, wide: boolean) {
  // Decided once: a window that is drawn wider must not ask anew and take an open sheet away with what was mended in it.
  const [most] = useState(() => (wide ? { most: AT_A_DESK } : {}))
  const asked = usePages<typeof toShip>('brand/orders.toShip', { ...queryOf(wanted), ...most })
  const counts = useAsk<typeof board>('brand/orders.shippingBoard', {})
  const batches = useAsk<typeof openBatches>('brand/provenance.openBatches', {})
  const [labels, setLabels] = useState<Readonly<Record<string, Label>>>({})
  const [taken, setTaken] = useState<Taken>({})
  const [answer, setAnswer] = useState<Answer | null>(null)
  const open = batches.data?.goods ?? []
  const filled = asked.items.filter((order) => isComplete(labels[order.orderId]))
  const refresh = () => Promise.all([asked.again(), counts.again(), batches.again()])
  const go = useAction(async (key: string, from: Taken) => {
    const parcels = filled.map((order) => {
      const batchIds = batchIdsOf(goodsIn([order], open), from)
      return { orderId: order.orderId, ...labels[order.orderId]!, batchIds }
    })
    const said = await send<typeof ship>('brand/orders.ship', { parcels }, { key })
    const problems = Object.fromEntries(said.problems.map((p) => [parcels[p.index]!.orderId, p.code]))
    setAnswer({ shipped: said.shipped, problems })
    await refresh()
  })
  /** Writes down at once which batch these orders are packed from. */
  const say = async (orders: readonly Order[], from: Taken) => {
    const named = orders.flatMap(({ lines }) => lines.flatMap(({ productId }) => productId ?? []))
    const all = orders.map(({ orderId }) => orderId)
    for (const productId of new Set(named)) {
      const batchId = from[productId]
      if (batchId) await send<typeof assign>('brand/provenance.assign', { batchId, orderIds: all })
    }
    await refresh()
  }
  return {
    asked,
    counts,
    open,
    labels,
    filled,
    taken,
    answer,
    go,
    say,
    setTaken,
    label: (orderId: string, label: Label) => setLabels((before) => ({ ...before, [orderId]: label })),
    fill: (more: Readonly<Record<string, Label>>) => setLabels((before) => ({ ...before, ...more })),
    onShipped: (shipped: number) => {
      setAnswer({ shipped, problems: {} })
      void refresh()
    },
  }
}

export type ToShipDesk = ReturnType<typeof useToShip>

/** Only what was chosen goes into the address. */
export const queryOf = ({ only, skuId, region, text }: Wanted) => ({
  ...(only !== 'all' && { only }),
  ...(skuId && { skuId }),
  ...(region && { region }),
  ...(text && { text }),
})
