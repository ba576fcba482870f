import { View } from '@tarojs/components'
import { Problem, Word } from '@/ui'
import type { CallError } from '../../call'
import { goInstead } from '../../routes'
import { words as all } from '../words'

const words = all.checkout

interface RefusedProps {
  readonly error: CallError
  readonly campaignId: string
}

/** The sentence of the refusal, and the one way on that fits it. */
export function Refused({ error, campaignId }: RefusedProps) {
  const way = wayOn(error, campaignId)
  return (
    <View>
      <Problem error={error} />
      {way && (
        <Word role='link' onTap={way.onTap}>
          {way.label}
        </Word>
      )}
    </View>
  )
}

function wayOn({ code, facts }: CallError, campaignId: string): { label: string; onTap: () => void } | null {
  const { orderId, roundId } = facts as { orderId?: string; roundId?: string }
  if (code === 'unpaid-order' && orderId) {
    return { label: words.toUnpaid, onTap: () => goInstead('consumer/order', { o: orderId }) }
  }
  if (code === 'already-in' && roundId) {
    return { label: words.toRound, onTap: () => goInstead('consumer/round', { r: roundId }) }
  }
  if (code === 'full' || code === 'ended' || code === 'sold-out') {
    return { label: words.toCampaign, onTap: () => goInstead('consumer/campaign', { c: campaignId, r: roundId }) }
  }
  return null
}
