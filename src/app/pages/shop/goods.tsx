import { View } from '@tarojs/components'
import type { summaries } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Empty, Picture, Price } from '@/ui'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { words } from '../../words'
import style from './index.module.css'

/** What stands in my shop, each with its two ways: how it goes, and on to somebody. */
export function Goods({ campaignIds }: { readonly campaignIds: readonly string[] }) {
  const ids = campaignIds.slice(0, 100).join(',')
  const asked = useAsk<typeof summaries>('visitor/campaigns.summaries', ids ? { ids } : null)
  if (!ids) {
    return (
      <Empty
        icon='shop'
        title={words.shopEmpty}
        text={words.shopEmptyNote}
        action={{ label: words.shopPick, onTap: () => go('reseller/pick') }}
      />
    )
  }
  return (
    <View>
      {(asked.data?.items ?? []).map((one) => (
        <Line key={one.id} campaign={one} />
      ))}
    </View>
  )
}

function Line({ campaign }: { readonly campaign: OutputOf<typeof summaries>['items'][number] }) {
  const { id, title, pictureUrl, priceFen, left } = campaign
  return (
    <View className={style.line}>
      <View className={style.picture}>
        <Picture src={pictureUrl} alt={title} width={92} />
      </View>
      <View className={style.lineText}>
        <View className={style.lineTitle}>{title}</View>
        <View className={style.lineNote}>
          <Price fen={priceFen} size='s' /> {words.left(left)}
        </View>
        <View className={style.lineButtons}>
          <Button size='s' weight='plain' onTap={() => go('reseller/live', { c: id })}>
            {words.shopLive}
          </Button>
          <Button size='s' onTap={() => go('reseller/share', { c: id })}>
            {words.shopShare}
          </Button>
        </View>
      </View>
    </View>
  )
}
