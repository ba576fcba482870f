import { View } from '@tarojs/components'
import type { summaries } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { earnings } from '@/ledger/contract'
import type { mine } from '@/shops/contract'
import { Avatar, Button, Card, Cell, Empty, Picture, Price, Screen, Stack, Tap } from '@/ui'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { words } from '../../words'
import style from './index.module.css'

export function Workbench({ shopId }: { readonly shopId: string }) {
  const shop = useAsk<typeof mine>('reseller/shops.mine', {})
  const money = useAsk<typeof earnings>('reseller/ledger.earnings', {})
  return (
    <Screen ask={shop} skeleton='page'>
      {(shop) => (
        <View>
          <View className={style.face}>
            <Avatar name={shop.name} size='l' />
            <View className={style.faceText}>
              <View className={style.name}>{shop.name}</View>
              <View className={style.count}>{words.shopGoods(shop.campaignIds.length)}</View>
            </View>
          </View>
          <Stack>
            <View className={style.sums}>
              <Sum
                label={words.shopPending}
                fen={money.data?.pendingFen}
                onTap={() => go('reseller/earnings', { state: 'pending' })}
              />
              <Sum
                label={words.shopAvailable}
                fen={money.data?.availableFen}
                onTap={() => go('reseller/earnings', { state: 'available' })}
              />
              <Sum label={words.shopPaid} fen={money.data?.paidFen} onTap={() => go('reseller/earnings')} />
            </View>
            <Card bare>
              <Cell
                id='to-pick'
                icon='search'
                title={words.shopPick}
                note={words.shopPickNote}
                onTap={() => go('reseller/pick')}
              />
              <Cell
                icon='edit'
                title={words.shopArrange}
                note={words.shopArrangeNote}
                onTap={() => go('reseller/arrange')}
              />
              <Cell
                icon='wallet'
                title={words.shopEarnings}
                note={words.shopEarningsNote}
                onTap={() => go('reseller/earnings')}
              />
              <Cell
                icon='shop'
                title={words.shopSeen}
                note={words.shopSeenNote}
                onTap={() => go('consumer/shop', { id: shopId })}
              />
            </Card>
            <Card title={words.shopMine}>
              <Goods campaignIds={shop.campaignIds} />
            </Card>
          </Stack>
        </View>
      )}
    </Screen>
  )
}

interface SumProps {
  readonly label: string
  readonly fen: number | undefined
  readonly onTap: () => void
}

/** Every sum opens what it is made of. */
function Sum({ label, fen, onTap }: SumProps) {
  return (
    <Tap className={style.sum} onTap={onTap}>
      <View className={style.sumLabel}>{label}</View>
      {fen === undefined ? <View className={style.sumNone}>–</View> : <Price fen={fen} tone='inherit' />}
    </Tap>
  )
}

function Goods({ campaignIds }: { readonly campaignIds: readonly string[] }) {
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
