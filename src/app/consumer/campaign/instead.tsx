import { View } from '@tarojs/components'
import type { similar } from '@/campaigns/search-contract'
import { useAsk } from '../../state/ask'
import { words as all } from '../found-words'
import { SimilarList } from '../similar-list'

/** Over or sold out: what is open and nearest to it, groups that wait for somebody first. */
export function Instead({ campaignId }: { readonly campaignId: string }) {
  const { data } = useAsk<typeof similar>('visitor/campaigns.similar', { campaignId })
  if (!data || data.items.length === 0) return null
  return (
    <View>
      <SimilarList items={data.items} title={all.dead.instead} />
    </View>
  )
}
