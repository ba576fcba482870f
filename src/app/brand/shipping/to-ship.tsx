import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { ship, toShip } from '@/orders/shipping-contract'
import { ActionBar, Button, Empty, Notice, Problem, Screen } from '@/ui'
import { words } from '../words'
import css from './index.module.css'
import { type Label, OrderCard } from './order-card'
import { PaperList } from './paper-list'
import { PasteSheet } from './paste-sheet'
import { isTrackingNo } from './pasted'

const EMPTY: Label = { carrier: '', trackingNo: '' }

/** Labels are filled in one by one or pasted; whatever is complete leaves together. */
export function ToShip() {
  const asked = usePages<typeof toShip>('brand/orders.toShip', {})
  const [labels, setLabels] = useState<Readonly<Record<string, Label>>>({})
  const [pasting, setPasting] = useState(false)
  const [answer, setAnswer] = useState<{ shipped: number; problems: Readonly<Record<string, string>> } | null>(null)
  const filled = asked.items.filter((order) => isComplete(labels[order.orderId]))
  const go = useAction(async (key: string) => {
    const parcels = filled.map(({ orderId }) => ({ orderId, ...labels[orderId]! }))
    const said = await send<typeof ship>('brand/orders.ship', { parcels }, { key })
    setAnswer({
      shipped: said.shipped,
      problems: Object.fromEntries(said.problems.map((p) => [parcels[p.index]!.orderId, p.code])),
    })
    await asked.again()
  })
  const onShipped = (shipped: number) => {
    setAnswer({ shipped, problems: {} })
    asked.again()
  }
  return (
    <Screen
      ask={asked}
      skeleton='list'
      empty={({ total }) =>
        total > 0 || answer
          ? null
          : {
              icon: 'box',
              title: words.shipping.empty,
              text: words.shipping.emptyText,
              action: { label: words.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) },
            }
      }
    >
      {({ late }) => (
        <View className={css.list}>
          {answer && answer.shipped > 0 && <Notice tone='good'>{words.shipping.shippedDone(answer.shipped)}</Notice>}
          {late > 0 && <Notice tone='bad'>{words.shipping.late(late)}</Notice>}
          <PaperList orders={asked.items} />
          <View className={`${css.tools} off-paper`}>
            <View className={css.tool}>
              <Button size='s' weight='plain' onTap={() => setPasting(true)}>
                {words.shipping.paste}
              </Button>
            </View>
          </View>
          {asked.items.length === 0 && (
            <Empty icon='box' title={words.shipping.empty} text={words.shipping.emptyText} />
          )}
          <View className={`${css.orders} off-paper`}>
            {asked.items.map((order) => (
              <OrderCard
                key={order.orderId}
                order={order}
                label={labels[order.orderId] ?? EMPTY}
                problem={answer?.problems[order.orderId] ?? null}
                onChange={(label) => setLabels((before) => ({ ...before, [order.orderId]: label }))}
              />
            ))}
          </View>
          {asked.more && (
            <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
              {words.shipping.more}
            </Button>
          )}
          {go.error && <Problem error={go.error} onRetry={() => go.run()} />}
          <PasteSheet
            open={pasting}
            orderIds={asked.items.map((order) => order.orderId)}
            onClose={() => setPasting(false)}
            onShipped={onShipped}
          />
          {filled.length > 0 && (
            <ActionBar>
              <View className={css.bar}>
                <Text className={css.filled}>{words.shipping.filled(filled.length)}</Text>
                <View className={css.ship}>
                  <Button busy={go.busy} onTap={() => go.run()}>
                    {words.shipping.shipFilled}
                  </Button>
                </View>
              </View>
            </ActionBar>
          )}
        </View>
      )}
    </Screen>
  )
}

const isComplete = (label?: Label): boolean =>
  label !== undefined && label.carrier !== '' && isTrackingNo(label.trackingNo)
