import { useState } from 'react'
import type { act, card } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import { CallError, send } from '../../call'
import { goInstead } from '../../routes'
import { useAction } from '../../state/action'
import { payOrder } from '../../state/pay'

type Placed = OutputOf<typeof act>

export interface Wanted {
  readonly campaignId: string
  readonly roundId?: string
  readonly type: string
  readonly skuId: string
  readonly units: number
  readonly addressId: string
  readonly seenPriceFen: number
}

export interface Changed {
  readonly seenFen: number
  readonly nowFen: number
}

/** From one press of the button to a paid order: the seat first, then the money, each with a key of its own. */
export function useOrder() {
  const [placed, setPlaced] = useState<Placed | null>(null)
  const [said, setSaid] = useState<'cancelled' | 'outside-wechat' | null>(null)
  const [changed, setChanged] = useState<Changed | null>(null)

  const paying = useAction(async (key, { orderId, payBefore }: Placed) => {
    if (payBefore === null) return goInstead('consumer/result', { o: orderId })
    const paid = await payOrder(orderId, key)
    if (paid === 'done' || paid === 'unknown') return goInstead('consumer/result', { o: orderId })
    setSaid(paid)
  })
  const placing = useAction(async (key, wanted: Wanted) => {
    const { type, skuId, units, ...rest } = wanted
    try {
      const order = await send<typeof act>(
        'consumer/campaigns.act',
        { ...rest, action: { type, skuId, units } },
        { key },
      )
      setPlaced(order)
      // Not awaited here: the seat has its answer, and paying has its own key and its own errors.
      paying.run(order)
    } catch (error) {
      const now = error instanceof CallError && error.code === 'price-changed' ? error.facts : null
      if (!now) throw error
      setChanged({ seenFen: Number(now.seenFen ?? wanted.seenPriceFen), nowFen: Number(now.nowFen) })
    }
  })

  return {
    placed,
    said,
    changed,
    busy: placing.busy || paying.busy,
    error: paying.error ?? placing.error,
    submit: (wanted: Wanted) => (placed ? paying.run(placed) : placing.run(wanted)),
    forgetChange: () => setChanged(null),
  }
}

export type Order = ReturnType<typeof useOrder>

/** The price of one SKU for one way of taking part. */
export function priceOf({ goods }: OutputOf<typeof card>, skuId: string, type: string): number | null {
  const sku = goods.find((one) => one.skuId === skuId)
  if (!sku) return null
  return type === 'alone' ? sku.singlePriceFen : sku.priceFen
}
