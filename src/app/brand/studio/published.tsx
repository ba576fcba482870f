import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useAsk } from '@/app/state/ask'
import type { ofBrand, publish } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Icon } from '@/ui'
import { words } from '../words'
import css from './published.module.css'

export type PublishedAs = OutputOf<typeof publish>

interface Props {
  published: PublishedAs
  onAnother: () => void
}

/** Machines answer within seconds, so the page waits for them instead of sending the clerk to look for the result. */
const POLL_MS = 2_000

const LOOKS = {
  live: { icon: 'check', look: 'live' },
  rejected: { icon: 'alert', look: 'rejected' },
  'in-review': { icon: 'clock', look: 'waiting' },
} as const

/** What became of the offer: on sale, with a person who looks at it, or sent back with the reason. */
export function Published({ published, onAnother }: Props) {
  const { data } = useAsk<typeof ofBrand>('brand/campaigns.ofBrand', {}, { pollMs: POLL_MS })
  const campaign = data?.items.find((one) => one.id === published.campaignId)
  const now = campaign?.status ?? published.status
  const status = now === 'ended' ? 'live' : now
  const { icon, look } = LOOKS[status]
  const { title, text } = words.studio.published[status]
  return (
    <View className={css.page} ariaRole='status'>
      <View className={`${css.seal} ${css[look]}`}>
        <Icon name={icon} size={40} />
      </View>
      <Text className={css.title}>{title}</Text>
      <Text className={css.text}>{status === 'rejected' ? campaign?.reason : text}</Text>
      <View className={css.buttons}>
        <Button onTap={() => Taro.redirectTo({ url: '/brand/home/index' })}>{words.studio.toHome}</Button>
        <Button weight='plain' onTap={onAnother}>
          {words.studio.another}
        </Button>
      </View>
    </View>
  )
}
