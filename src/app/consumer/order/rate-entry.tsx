import type { ofOrder } from '@/ratings/contract'
import { Card, Cell } from '@/ui'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { words as all } from '../found-words'

const words = all.rate

/** The way to rating, where the server says that something may be said or was said. */
export function RateEntry({ orderId, signed }: { readonly orderId: string; readonly signed: boolean }) {
  const { data } = useAsk<typeof ofOrder>('consumer/ratings.ofOrder', signed ? { orderId } : null)
  const lines = data?.lines ?? []
  const may = (deed: 'rate' | 'follow-up') => lines.some((line) => line.may === deed)
  if (!may('rate') && lines.every(({ rating }) => !rating)) return null
  const title = may('rate') ? words.entry : may('follow-up') ? words.followUpEntry : words.mine
  return (
    <Card bare>
      <Cell
        id='to-rate'
        icon='star'
        title={title}
        note={may('rate') ? words.entryNote : undefined}
        onTap={() => go('consumer/rate', { o: orderId })}
      />
    </Card>
  )
}
