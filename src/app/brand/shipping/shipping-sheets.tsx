import { useAction } from '@/app/state/action'
import { batchIdsOf, goodsIn, type OpenGoods, type Taken } from './batch-choice'
import { BatchSheet } from './batch-sheet'
import { NumberSheet } from './number-sheet'
import type { Order } from './order'
import { PasteSheet } from './paste-sheet'
import { SplitSheet } from './split-sheet'
import { UploadSheet } from './upload-sheet'
import type { ToShipDesk } from './use-to-ship'
import { words } from './words'

export type Opened =
  | { readonly is: 'paste' | 'upload' }
  | { readonly is: 'numbers' | 'batches'; readonly orders: readonly Order[] }
  | { readonly is: 'split'; readonly order: Order }
  /** Before shipping: goods that have more than one batch. */
  | { readonly is: 'ask'; readonly goods: readonly OpenGoods[] }
  | null

interface Props {
  readonly desk: ToShipDesk
  readonly opened: Opened
  readonly onClose: () => void
}

/** The one sheet that is open at the desk. */
export function ShippingSheets({ desk, opened, onClose }: Props) {
  const { open, taken, setTaken, onShipped } = desk
  const batches = { open, taken, onTaken: setTaken }
  const ask = useAction(async (_key: string, from: Taken) => {
    setTaken(from)
    onClose()
    await desk.go.run(from)
  })
  const say = useAction(async (_key: string, from: Taken) => {
    if (opened?.is !== 'batches') return
    await desk.say(opened.orders, from)
    onClose()
  })
  switch (opened?.is) {
    case 'paste': {
      const orderIds = desk.asked.items.map((order) => order.orderId)
      return <PasteSheet open orderIds={orderIds} batches={batches} onClose={onClose} onShipped={onShipped} />
    }
    case 'upload':
      return <UploadSheet batches={batches} onClose={onClose} onShipped={onShipped} />
    case 'numbers':
      return <NumberSheet orders={opened.orders} onClose={onClose} onFill={desk.fill} />
    case 'split': {
      const batchIds = batchIdsOf(goodsIn([opened.order], open), taken)
      return <SplitSheet order={opened.order} batchIds={batchIds} onClose={onClose} onShipped={onShipped} />
    }
    case 'batches': {
      const products = opened.orders.flatMap(({ lines }) => lines.map(({ productId }) => productId))
      const goods = open.filter(({ productId }) => products.includes(productId))
      const verb = words.batch.save(opened.orders.length)
      return (
        <BatchSheet goods={goods} taken={taken} lead={words.batch.lead} verb={verb} doing={say} onClose={onClose} />
      )
    }
    case 'ask': {
      const verb = words.batch.ship(desk.filled.length)
      return (
        <BatchSheet
          goods={opened.goods}
          taken={taken}
          lead={words.batch.askLead}
          verb={verb}
          doing={ask}
          onClose={onClose}
        />
      )
    }
    default:
      return null
  }
}
