import type { ofCampaign } from '@/provenance/cost-contract'
import { CostsCard } from '../../cost-bar'
import { useAsk } from '../../state/ask'
import { trace as words } from '../genuine-words'
import { TraceLines } from '../trace-lines'

/** Where the goods come from and where the money goes, as far as the brand opens it; nothing at all where it does not. */
export function Provenance({ campaignId, still }: { readonly campaignId: string; readonly still: boolean }) {
  const { data } = useAsk<typeof ofCampaign>('visitor/provenance.ofCampaign', { campaignId })
  if (!data) return null
  return (
    <>
      {data.costs && <CostsCard costs={data.costs} />}
      <TraceLines title={words.card} lines={data.batches} still={still} />
    </>
  )
}
