import type { card } from '@/campaigns/contract'
import { go } from './routes'
import { askAhead } from './state/ask'

interface CampaignLink {
  readonly campaignId?: string | undefined
  readonly roundId?: string | undefined
  readonly shareCode?: string | undefined
}

/** What the card page asks; whoever asks ahead of it must ask the same. */
export const cardAsked = ({ campaignId, roundId, shareCode }: CampaignLink) => ({ campaignId, roundId, shareCode })

/** Opens a card page. Its data are asked for at the tap, while the page itself is still being made. */
export function toCampaign(campaignId: string, { roundId, shareCode }: Omit<CampaignLink, 'campaignId'> = {}): void {
  askAhead<typeof card>('visitor/campaigns.card', cardAsked({ campaignId, roundId, shareCode }))
  go('consumer/campaign', { c: campaignId, r: roundId, s: shareCode })
}
