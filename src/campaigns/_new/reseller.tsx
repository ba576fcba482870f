import { yuan } from '@/kernel/money'
import { Cell } from '@/ui'
import type { ResellerPanels } from '../panels'
import { words as all } from './words'

const words = all.reseller

export const resellerPanels: ResellerPanels = {
  Rounds,
  shareTitle: (card) => words.shareTitle(yuan(card.priceFen), card.title),
  shareWords: (card) => words.shareWords(card.title, yuan(card.priceFen)),
  badge: () => words.badge,
  promise: () => words.promise,
}

/** Purchases one by one: each is its own round. */
function Rounds({ rounds }: Parameters<ResellerPanels['Rounds']>[0]) {
  return (
    <>
      {rounds.map(({ roundId, status }) => (
        <Cell key={roundId} title={words.status[status] ?? status} />
      ))}
    </>
  )
}
