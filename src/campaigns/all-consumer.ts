// Written by `npm run new:campaign`: one line for each folder of a kind.
import { consumerPanels as groupBuy } from './group-buy/consumer'
import type { ConsumerPanels } from './panels'

export const allConsumer: Readonly<Record<string, ConsumerPanels>> = {
  'group-buy': groupBuy,
}
