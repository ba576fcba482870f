import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button, Icon, Problem, Root } from '@/ui'
import { goInstead, goTab } from '../../routes'
import { words as all } from '../words'
import style from './index.module.css'
import { type Outcome, useOutcome } from './outcome'
import { TellMe } from './tell-me'

const words = all.result

const LOOK = {
  checking: { icon: 'clock', tone: style.quiet, title: words.checking, text: words.checkingNote },
  paid: { icon: 'check', tone: style.good, title: words.paid, text: words.paidNote },
  'not-paid': { icon: 'wallet', tone: style.quiet, title: words.notPaid, text: words.notPaidNote },
  closed: { icon: 'cross', tone: style.quiet, title: words.closed, text: words.closedNote },
  unknown: { icon: 'alert', tone: style.wait, title: words.unknown, text: words.unknownNote },
} as const

/** C4: nothing is said before WeChat Pay has been asked. */
export default function Result() {
  const { params } = useRouter()
  const orderId = params.o ?? ''
  const outcome = useOutcome(orderId)
  const [told, setTold] = useState<number | null>(null)
  const look = LOOK[outcome.state]
  return (
    <Root className={style.result}>
      <View className={`${style.seal} ${look.tone} ${outcome.state === 'checking' ? style.turning : ''}`}>
        <Icon name={look.icon} size={48} />
      </View>
      <View className={style.title} ariaRole='status'>
        {look.title}
      </View>
      <View className={style.text}>{look.text}</View>
      {outcome.error && <Problem error={outcome.error} onRetry={outcome.again} />}
      {outcome.state === 'paid' && <TellMe told={told} onTold={setTold} />}
      <View className={style.buttons}>
        <Next outcome={outcome} orderId={orderId} />
      </View>
    </Root>
  )
}

function Next({ outcome, orderId }: { readonly outcome: Outcome; readonly orderId: string }) {
  const { state, roundId } = outcome
  if (state === 'checking') return null
  const toOrder = (
    <Button weight='plain' onTap={() => goInstead('consumer/order', { o: orderId })}>
      {words.toOrder}
    </Button>
  )
  if (state === 'paid') {
    return (
      <>
        {roundId && (
          <Button id='to-round' onTap={() => goInstead('consumer/round', { r: roundId })}>
            {words.toRound}
          </Button>
        )}
        {toOrder}
      </>
    )
  }
  if (state === 'not-paid') {
    return (
      <>
        <Button onTap={() => goInstead('consumer/order', { o: orderId })}>{words.payAgain}</Button>
        <Button weight='plain' onTap={() => goTab('home')}>
          {words.toHome}
        </Button>
      </>
    )
  }
  return (
    <>
      {toOrder}
      <Button weight='plain' onTap={() => goTab('home')}>
        {words.toHome}
      </Button>
    </>
  )
}
