import { View } from '@tarojs/components'
import { useState } from 'react'
import type { act } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { sign, view } from '@/orders/contract'
import { ActionBar, Button, Notice, Problem, Sheet } from '@/ui'
import { send } from '../../call'
import { goInstead } from '../../routes'
import { useAction } from '../../state/action'
import { payOrder } from '../../state/pay'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.order

interface DeedsProps {
  readonly order: OutputOf<typeof view>
  readonly again: () => Promise<void>
}

type Deed = DeedsProps['order']['may'][number]
const SURE: Record<Exclude<Deed, 'pay'>, string> = {
  cancel: words.sureCancel,
  leave: words.sureLeave,
  sign: words.sureSign,
}

/** Buttons exactly as the server allows them; what can't be undone is asked once more. */
export function Deeds({ order, again }: DeedsProps) {
  const [asked, setAsked] = useState<Exclude<Deed, 'pay'> | null>(null)
  const [said, setSaid] = useState('')
  const paying = useAction(async (key) => {
    const paid = await payOrder(order.id, key)
    if (paid === 'done' || paid === 'unknown') return goInstead('consumer/result', { o: order.id })
    setSaid(paid === 'cancelled' ? all.checkout.cancelled : all.checkout.outside)
  })
  const doing = useAction(async (key, deed: Exclude<Deed, 'pay'>) => {
    setAsked(null)
    await DO[deed](order, key)
    await again()
  })
  const error = paying.error ?? doing.error
  if (order.may.length === 0 && !error) return null
  return (
    <View>
      {(error || said) && (
        <View className={style.said}>{error ? <Problem error={error} /> : <Notice tone='wait'>{said}</Notice>}</View>
      )}
      <ActionBar>
        {[...order.may].reverse().map((deed) => (
          <View key={deed} className={style.deed}>
            <Button
              id={`deed-${deed}`}
              weight={deed === 'pay' ? 'main' : deed === 'sign' ? 'tea' : 'plain'}
              size='m'
              busy={deed === 'pay' ? paying.busy : doing.busy}
              onTap={() => (deed === 'pay' ? paying.run() : setAsked(deed))}
            >
              {words[deed]}
            </Button>
          </View>
        ))}
      </ActionBar>
      {asked && (
        <Sheet
          open
          title={words[asked]}
          onClose={() => setAsked(null)}
          foot={
            <>
              <View className={style.deed}>
                <Button weight='plain' onTap={() => setAsked(null)}>
                  {words.notYet}
                </Button>
              </View>
              <View className={style.deed}>
                <Button id='sure' weight={asked === 'sign' ? 'tea' : 'main'} onTap={() => doing.run(asked)}>
                  {words.sure}
                </Button>
              </View>
            </>
          }
        >
          <View className={style.sure}>{SURE[asked]}</View>
        </Sheet>
      )}
    </View>
  )
}

type Do = (order: DeedsProps['order'], key: string) => Promise<unknown>

const inRound =
  (type: 'cancel' | 'leave'): Do =>
  ({ id, campaignId, roundId }, key) =>
    send<typeof act>(
      'consumer/campaigns.act',
      { campaignId, roundId: roundId ?? undefined, action: { type, orderId: id } },
      { key },
    )

const DO: Record<Exclude<Deed, 'pay'>, Do> = {
  cancel: inRound('cancel'),
  leave: inRound('leave'),
  sign: ({ id }, key) => send<typeof sign>('consumer/orders.sign', { orderId: id }, { key }),
}
