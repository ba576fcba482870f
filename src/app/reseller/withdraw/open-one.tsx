import { Text, View } from '@tarojs/components'
import { go } from '@/app/routes'
import type { Withdrawal } from '@/app/state/withdraw'
import { Button, Card, Price, Tag } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

/** The one that is under way: there is no second one until it has ended. */
export function OpenOne({ one }: { one: Withdrawal }) {
  const waits = one.state === 'waiting'
  return (
    <Card title={waits ? words.openNow : words.openWorking} aside={<Tag tone='wait'>{words.state[one.state]}</Tag>}>
      <View className={css.open}>
        <Price fen={one.grossFen} size='l' tone='ink' />
        {one.confirmBefore && <Text className={css.quiet}>{words.before(dayTime(one.confirmBefore))}</Text>}
      </View>
      <Button id='to-open' onTap={() => go('reseller/withdrawal', { w: one.id })}>
        {waits ? words.toConfirm : words.look}
      </Button>
    </Card>
  )
}
