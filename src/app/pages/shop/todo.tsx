import type { day as dayCall } from '@/insight/day-contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { fromIso } from '@/kernel/time'
import { Card, Cell, type IconName } from '@/ui'
import { go } from '../../routes'
import { words } from '../../words'

type Item = OutputOf<typeof dayCall>['todo'][number]

const ICON: Readonly<Record<Item['what'], IconName>> = {
  short: 'people',
  withdraw: 'wallet',
  share: 'share',
  ended: 'clock',
  pick: 'search',
}

interface TodoProps {
  readonly items: readonly Item[]
  readonly serverTime: string
}

/** What waits for me, from real facts; nothing is made up to keep somebody busy. */
export function Todo({ items, serverTime }: TodoProps) {
  if (items.length === 0) return null
  return (
    <Card title={words.todoTitle} bare>
      {items.map((item) => (
        <Cell
          key={`${item.what} ${item.roundId ?? ''}`}
          icon={ICON[item.what]}
          title={titleOf(item)}
          note={noteOf(item, fromIso(serverTime))}
          onTap={() => open(item)}
        />
      ))}
    </Card>
  )
}

const titleOf = ({ what, count, fen }: Item): string => words.todo[what](what === 'withdraw' ? yuan(fen) : count)

function noteOf({ what, title, endsAt, count }: Item, now: number): string | undefined {
  if (what === 'withdraw') return words.todoWithdrawNote
  if (what === 'pick') return words.shopPickNote
  if (what === 'short' && endsAt) return words.todoShortNote(title, Math.max(0, fromIso(endsAt) - now))
  return count > 1 ? words.todoMany(title) : title
}

/** One is shared at once; of several the owner chooses. */
function open({ what, campaignId, roundId, count }: Item): void {
  if (what === 'withdraw') go('reseller/withdraw')
  else if (what === 'pick') go('reseller/pick')
  else if (what === 'short') go('reseller/share', { c: campaignId, r: roundId })
  else if (what === 'share' && count === 1) go('reseller/share', { c: campaignId })
  else go('reseller/arrange')
}
