import { View } from '@tarojs/components'
import { useState } from 'react'
import type { act } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { sign, view } from '@/orders/contract'
import { ActionBar, Button, type ButtonProps, Notice, Problem } from '@/ui'
import { send } from '../../call'
import { goInstead } from '../../routes'
import { useAction } from '../../state/action'
import { payOrder } from '../../state/pay'
import { words as all } from '../words'
import style from './index.module.css'
import { RefundSheet } from './refund-sheet'
import { SignSheet } from './sign-sheet'

const words = all.order

interface DeedsProps {
  readonly order: OutputOf<typeof view>
  readonly again: () => Promise<void>
}

type Deed = keyof DeedsProps['order']['may']
/** From the left; the one that leads on stands under the thumb. */
const DEEDS: readonly Deed[] = ['refund', 'cancel', 'sign', 'pay']
const WEIGHT: Readonly<Record<Deed, ButtonProps['weight']>> = {
  refund: 'plain',
  cancel: 'plain',
  sign: 'tea',
  pay: 'main',
}

/** Buttons exactly as the server allows them. Giving an unpaid seat up costs nothing, so it is not asked twice. */
export function Deeds({ order, again }: DeedsProps) {
  const [asked, setAsked] = useState<Deed | null>(null)
  const [said, setSaid] = useState('')
  const paying = useAction(async (key) => {
    const paid = await payOrder(order.id, key)
    if (paid === 'done' || paid === 'unknown') return goInstead('consumer/result', { o: order.id })
    setSaid(paid === 'cancelled' ? all.checkout.cancelled : all.checkout.outside)
  })
  const cancelling = useAction(async (key) => {
    await cancel(order, key)
    await again()
  })
  const signing = useAction(async (key) => {
    setAsked(null)
    await send<typeof sign>('consumer/orders.sign', { orderId: order.id }, { key })
    await again()
  })
  const doing = { pay: paying, cancel: cancelling, sign: signing, refund: null }
  const allowed = DEEDS.filter((deed) => order.may[deed].yes)
  const error = paying.error ?? cancelling.error ?? signing.error
  if (allowed.length === 0 && !error) return null
  return (
    <View>
      {(error || said) && (
        <View className={style.said}>{error ? <Problem error={error} /> : <Notice tone='wait'>{said}</Notice>}</View>
      )}
      <ActionBar>
        {allowed.map((deed) => (
          <View key={deed} className={style.deed}>
            <Button
              id={`deed-${deed}`}
              weight={WEIGHT[deed]}
              size='m'
              busy={doing[deed]?.busy ?? false}
              onTap={() => (deed === 'pay' || deed === 'cancel' ? doing[deed].run() : setAsked(deed))}
            >
              {labelOf(deed, order.status)}
            </Button>
          </View>
        ))}
      </ActionBar>
      {asked === 'refund' && <RefundSheet order={order} onClose={() => setAsked(null)} again={again} />}
      {asked === 'sign' && <SignSheet onClose={() => setAsked(null)} onSure={() => signing.run()} />}
    </View>
  )
}

function labelOf(deed: Deed, status: DeedsProps['order']['status']): string {
  if (deed !== 'refund') return words[deed]
  return status === 'forming' ? words.leave : words.takeBack
}

const cancel = ({ id, campaignId, roundId }: DeedsProps['order'], key: string) =>
  send<typeof act>(
    'consumer/campaigns.act',
    { campaignId, roundId: roundId ?? undefined, action: { type: 'cancel', orderId: id } },
    { key },
  )
