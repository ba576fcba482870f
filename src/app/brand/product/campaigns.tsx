import { View } from '@tarojs/components'
import { go } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { goods } from '@/insight/brand-contract'
import { Card, Cell, Screen } from '@/ui'
import { day } from '@/ui/when'
import { words } from './words'

/** The campaigns that offer it now, or will when their review is through. */
export function Campaigns({ productId }: { readonly productId: string }) {
  const asked = useAsk<typeof goods>('brand/insight.goods', { productId })
  return (
    <Screen
      ask={asked}
      skeleton='list'
      empty={({ items }) =>
        items[0] && items[0].campaigns.length > 0
          ? null
          : {
              icon: 'people',
              title: words.noCampaigns,
              text: words.noCampaignsNote,
              action: { label: words.toStudio, onTap: () => go('brand/studio') },
            }
      }
    >
      {({ items }) => (
        <View>
          <Card bare>
            {(items[0]?.campaigns ?? []).map(({ id, title, status, quotaLeft, endsAt }) => (
              <Cell
                key={id}
                icon='people'
                title={title}
                note={`${words.campaignState[status] ?? status} · ${words.campaignLeft(quotaLeft)} · ${words.until(day(endsAt))}`}
                onTap={() => go('consumer/campaign', { c: id })}
              />
            ))}
          </Card>
        </View>
      )}
    </Screen>
  )
}
