import { Cell } from '@/ui'
import type { ResellerPanels } from '../panels'
import { words as all } from './words'

const words = all.reseller

export const resellerPanels: ResellerPanels = { Rounds }

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
