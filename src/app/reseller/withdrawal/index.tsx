import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { goInstead } from '@/app/routes'
import { useNow } from '@/app/state/clock'
import type { Withdrawal } from '@/app/state/withdraw'
import { Button, Card, Countdown, Icon, Notice, Price, Problem, Screen, Steps } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { words } from '../withdraw/words'
import { Cancel } from './cancel'
import css from './index.module.css'
import { Receipt } from './receipt'
import { stepsOf } from './steps'
import { Tell } from './tell'
import { useWithdrawal } from './use-withdrawal'

/** One withdrawal opened: how it stands, what its payee can do, and the receipt. */
export default function OneWithdrawal() {
  const { w = '' } = useRouter().params
  const { asked, said, confirming, cancelling } = useWithdrawal(w)
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='page'>
        {(one) => (
          <View className={css.page}>
            <Standing one={one} />
            {one.state === 'waiting' && (
              <View className={css.buttons}>
                {said === 'outside-wechat' && <Notice tone='wait'>{words.outside}</Notice>}
                {(said === 'cancelled' || said === 'shown') && <Notice tone='wait'>{words.later}</Notice>}
                {confirming.error && <Problem error={confirming.error} />}
                <Button id='confirm' busy={confirming.busy} onTap={() => confirming.run(one)}>
                  {words.toConfirm}
                </Button>
                <Tell />
                <Cancel cancelling={cancelling} />
              </View>
            )}
            {one.state === 'failed' && (
              <Button id='again' onTap={() => goInstead('reseller/withdraw')}>
                {words.again}
              </Button>
            )}
            <Card>
              <Steps items={stepsOf(one)} />
            </Card>
            <Receipt one={one} />
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

const LOOK = {
  asked: { icon: 'clock', tone: css.wait },
  processing: { icon: 'clock', tone: css.wait },
  waiting: { icon: 'wallet', tone: css.wait },
  done: { icon: 'check', tone: css.good },
  failed: { icon: 'refund', tone: css.quiet },
} as const

function Standing({ one }: { one: Withdrawal }) {
  const { icon, tone } = LOOK[one.state]
  const why = one.state === 'failed' ? (words.why[one.reason] ?? words.whyOther(one.reason)) : null
  return (
    <View className={css.standing}>
      <View className={`${css.seal} ${tone}`}>
        <Icon name={icon} size={38} />
      </View>
      <View className={css.title} ariaRole='status'>
        {words.title[one.state]}
      </View>
      <Price fen={one.grossFen} size='xl' tone='ink' />
      {one.state === 'waiting' && one.confirmBefore && <Left until={one.confirmBefore} />}
      <Text className={css.text}>{why ? why.what : words.note[one.state]}</Text>
      {why && <Text className={css.strong}>{why.now}</Text>}
    </View>
  )
}

function Left({ until }: { until: string }) {
  return (
    <View className={css.left}>
      <Text>{words.left}</Text>
      <Countdown until={until} now={useNow()} />
    </View>
  )
}
