import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, isId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { CommandService, QueryService } from '@/kernel/service'
import * as sheet from '@/orders/sheet'
import * as shipping from '@/orders/shipping'
import type * as contract from '@/orders/shipping-contract'
import { slipsOf } from '@/orders/slips'
import type * as slips from '@/orders/slips-contract'
import { batchNumbers } from '@/provenance/packing'
import { qr } from '@/provenance/sheet'

/** Parcels name batches, which another area keeps: nothing leaves that names one which is not the brand’s to name. */
function withBatches<I, O>(ship: CommandService<I, O>, batchIdsOf: (input: I) => readonly Id[]): CommandService<I, O> {
  return async (context, asked) => {
    const known: (ReadonlyMap<Id, string> | null)[] = []
    for (const { input, by } of asked) known.push(await batchNumbers(context, by.brandId, batchIdsOf(input)))
    const fit = asked.filter((_, at) => known[at])
    const done = [...(fit.length > 0 ? await ship(context, fit) : [])]
    return known.map((numbers) => (numbers ? done.shift()! : refuse('not-found')))
  }
}

type Ship = InputOf<typeof contract.ship>
type ShipRows = InputOf<typeof contract.shipRows>

export const ship = withBatches<Ship, OutputOf<typeof contract.ship>>(shipping.ship, ({ parcels }) =>
  parcels.flatMap(({ batchIds = [] }) => batchIds),
)

export const shipRows = withBatches<ShipRows, OutputOf<typeof contract.shipRows>>(
  sheet.shipRows,
  ({ batchIds = [] }) => batchIds,
)

type Slips = QueryService<InputOf<typeof slips.packingSlips>, OutputOf<typeof slips.packingSlips>>

export const packingSlips: Slips = async (context, asked) => {
  const ids = (asked.input.batchIds ?? '').split(',').filter(isId)
  const numbers = await batchNumbers(context, asked.by.brandId, ids)
  return numbers ? slipsOf(context, asked, { numbers, qr }) : refuse('not-found')
}
