import { CostsCard } from '@/app/cost-bar'
import { useAsk } from '@/app/state/ask'
import { words } from '@/app/trace-words'
import type { ofCampaign, ofOffer } from '@/provenance/cost-contract'

/** What a reseller may know of the price; said beside it when buyers are not shown the same. */
export function Costs({ campaignId }: { readonly campaignId: string }) {
  const { data } = useAsk<typeof ofOffer>('reseller/provenance.ofOffer', { campaignId })
  const { data: seen } = useAsk<typeof ofCampaign>('visitor/provenance.ofCampaign', { campaignId })
  if (!data?.costs || !seen) return null
  return <CostsCard costs={data.costs} note={seen.costs ? undefined : words.onlyYou} />
}
