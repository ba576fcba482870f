import { Text, View } from '@tarojs/components'
import { go } from '@/app/routes'
import type { Withdrawal } from '@/app/state/withdraw'
import { yuan } from '@/kernel/money'
import { Tag, Tap } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

export const TONES = { asked: 'wait', processing: 'wait', waiting: 'wait', done: 'good', failed: 'quiet' } as const

/** One withdrawal of the history; it opens into its receipt. */
export function Past({ one }: { one: Withdrawal }) {
  const state = words.state[one.state]
  return (
    <Tap className={css.past} role='link' onTap={() => go('reseller/withdrawal', { w: one.id })}>
      <View className={css.pastText}>
        <Text className={css.figure}>¥{yuan(one.grossFen)}</Text>
        <Text className={css.quiet}>{dayTime(one.endedAt ?? one.askedAt)}</Text>
      </View>
      <Tag tone={TONES[one.state]}>{state}</Tag>
      <Text className={css.arrow}>›</Text>
    </Tap>
  )
}
