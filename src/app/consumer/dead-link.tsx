import { View } from '@tarojs/components'
import type { similar } from '@/campaigns/search-contract'
import { Empty, Root, Skeleton, Stack } from '@/ui'
import { go, goTab } from '../routes'
import { useAsk } from '../state/ask'
import style from './dead-link.module.css'
import { words as all } from './found-words'
import { SimilarList } from './similar-list'

const words = all.dead

interface DeadLinkProps {
  readonly of: 'campaign' | 'shop' | 'order'
  /** What the link still says, however broken. */
  readonly link?: { readonly campaignId?: string; readonly roundId?: string; readonly shareCode?: string }
}

/** C16: what happened, that nothing was charged, what is open right now instead, and somebody to ask. */
export function DeadLink({ of, link = {} }: DeadLinkProps) {
  const { data, status } = useAsk<typeof similar>('visitor/campaigns.similar', of === 'campaign' ? link : {})
  // What became of it is known in a moment; nothing is said twice in different words.
  if (of === 'campaign' && status === 'loading') return <Skeleton shape='page' />
  const { title, note } = of === 'campaign' ? words[data?.what ?? 'unknown'] : words[of]
  const action =
    of === 'order'
      ? { label: words.orders, onTap: () => go('consumer/orders') }
      : { label: words.home, onTap: () => goTab('home') }
  return (
    <Root>
      <Empty
        icon='search'
        title={title}
        text={note}
        action={action}
        other={{ label: words.contact, onTap: () => go('consumer/help') }}
      />
      {data?.title && of === 'campaign' && <View className={style.was}>{data.title}</View>}
      <Stack>
        <SimilarList items={data?.items ?? []} title={words.others} />
      </Stack>
    </Root>
  )
}
