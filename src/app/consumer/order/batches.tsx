import type { ofOrder } from '@/provenance/contract'
import { useAsk } from '../../state/ask'
import { trace as words } from '../genuine-words'
import { TraceLines } from '../trace-lines'

/** Which batch this very parcel was packed from, where the brand said so. */
export function Batches({ orderId }: { readonly orderId: string }) {
  const { data } = useAsk<typeof ofOrder>('consumer/provenance.ofOrder', { orderId })
  return <TraceLines title={words.order} lines={data?.lines ?? []} />
}
