import { View } from '@tarojs/components'
import type { live } from '@/campaigns/contract'
import { yuan } from '@/kernel/money'
import { Card, Cell, Empty, Stack } from '@/ui'
import { go, goTab } from '../../routes'
import { useAsk } from '../../state/ask'
import { words as all } from '../words'

const words = all.campaign
const SUGGESTIONS = 3

/** C16: what happened, that nothing was charged, and what is going on right now instead. */
export function DeadLink() {
  const { data } = useAsk<typeof live>('visitor/campaigns.live', {})
  const others = data?.items.slice(0, SUGGESTIONS) ?? []
  return (
    <View>
      <Empty
        icon='search'
        title={words.deadTitle}
        text={words.deadNote}
        action={{ label: words.deadAction, onTap: () => goTab('home') }}
      />
      {others.length > 0 && (
        <Stack>
          <Card title={words.others} bare>
            {others.map((one) => (
              <Cell
                key={one.id}
                title={one.title}
                note={one.brandName}
                value={`¥${yuan(one.priceFen)}`}
                onTap={() => go('consumer/campaign', { c: one.id })}
              />
            ))}
          </Card>
        </Stack>
      )}
    </View>
  )
}
