import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { maskPhone } from '@/kernel/mask'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, Context } from '@/kernel/service'
import { drawSlips, type Slip } from './slip-page'
import type * as contract from './slips-contract'
import { chosen } from './to-ship'
import { brandName } from './to-ship-store'

interface Help {
  /** Number of the batch that the clerk takes, by product. */
  readonly numbers: ReadonlyMap<Id, string>
  readonly qr: (text: string) => string
}

type Order = Awaited<ReturnType<typeof chosen>>[number]

/** One slip for each order that still has something to pack. */
export async function slipsOf(
  context: Context,
  { input, by }: Asked<InputOf<typeof contract.packingSlips>>,
  { numbers, qr }: Help,
): Promise<OutputOf<typeof contract.packingSlips> | Refusal> {
  const orders = await chosen(context, by.brandId, input.orderIds)
  if (orders.length === 0) return refuse('not-found')
  const [brand] = await brandName(context.sql, by.brandId)
  const slips = orders.map((order) => slipOf(order, numbers))
  return { html: drawSlips(slips, { brand: brand?.name ?? '', qr }), slips: slips.length }
}

function slipOf({ orderId, lines, address, parcels }: Order, numbers: Help['numbers']): Slip {
  const left = lines.filter(({ units, sent }) => units > sent)
  return {
    orderId,
    nth: parcels.length + 1,
    to: { name: address.name, phone: maskPhone(address.phone), place: `${address.region} ${address.detail}` },
    goods: left.map(({ title, options, code, units, sent, productId, batch }) => {
      const number = batch?.number ?? numbers.get(productId ?? '') ?? ''
      return { title, options, code, units: units - sent, batch: number }
    }),
  }
}
