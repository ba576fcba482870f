import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ActionBar, Button, Empty, Notice, Problem, Screen } from '@/ui'
import { useWide } from '@/ui/desk'
import { words } from '../words'
import { goodsIn, takenOf } from './batch-choice'
import type { BatchDesk } from './batch-line'
import { ChosenBar } from './chosen-bar'
import { EVERYTHING, Filters, type Wanted } from './filters'
import css from './index.module.css'
import { EMPTY } from './label'
import { OrderCard } from './order-card'
import { PaperList } from './paper-list'
import { type Opened, ShippingSheets } from './shipping-sheets'
import { ToShipTable } from './to-ship-table'
import { Tools } from './tools'
import { type ToShipDesk, useToShip } from './use-to-ship'
import { words as own } from './words'

const toHome = { label: words.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) }

/** Labels are filled in one by one, pasted, or come by file; whatever is complete leaves together. */
export function ToShip() {
  const wide = useWide() && process.env.TARO_ENV === 'h5'
  const [wanted, setWanted] = useState<Wanted>(EVERYTHING)
  const [opened, setOpened] = useState<Opened>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const desk = useToShip(wanted, wide)
  const { asked, counts, answer, filled } = desk
  const chosen = asked.items.filter(({ orderId }) => picked.has(orderId))
  const filtered = wanted !== EVERYTHING
  const unsaid = goodsIn(filled, desk.open).filter((goods) => takenOf(goods, desk.taken) === null)
  const ship = () => (unsaid.length > 0 ? setOpened({ is: 'ask', goods: unsaid }) : desk.go.run(desk.taken))
  return (
    <Screen
      ask={asked}
      skeleton='list'
      empty={({ total }) =>
        total > 0 || answer || filtered
          ? null
          : { icon: 'box', title: words.shipping.empty, text: words.shipping.emptyText, action: toHome }
      }
    >
      {({ late, found }) => (
        <View className={css.list}>
          {answer && answer.shipped > 0 && <Notice tone='good'>{words.shipping.shippedDone(answer.shipped)}</Notice>}
          {late > 0 && <Notice tone='bad'>{words.shipping.late(late)}</Notice>}
          <PaperList orders={asked.items} />
          {counts.data && <Filters board={counts.data} wanted={wanted} onChange={setWanted} />}
          <Tools
            wanted={wanted}
            onUpload={() => setOpened({ is: 'upload' })}
            onPaste={() => setOpened({ is: 'paste' })}
          />
          {filtered && found > 0 && <Text className={css.found}>{own.found(found)}</Text>}
          {asked.items.length === 0 && <Nothing filtered={filtered} onAll={() => setWanted(EVERYTHING)} />}
          {wide && chosen.length > 0 && (
            <ChosenBar
              orders={chosen}
              desk={desk}
              onNumbers={() => setOpened({ is: 'numbers', orders: chosen })}
              onBatches={hasBatches(chosen, desk) ? () => setOpened({ is: 'batches', orders: chosen }) : null}
              onClear={() => setPicked(new Set())}
            />
          )}
          <Orders desk={desk} wide={wide} onOpen={setOpened} picked={picked} onPick={setPicked} />
          {asked.more && (
            <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
              {words.shipping.more}
            </Button>
          )}
          {desk.go.error && <Problem error={desk.go.error} onRetry={() => desk.go.run(desk.taken)} />}
          <ShippingSheets desk={desk} opened={opened} onClose={() => setOpened(null)} />
          {filled.length > 0 && (
            <ActionBar>
              <View className={css.bar}>
                <Text className={css.filled}>{words.shipping.filled(filled.length)}</Text>
                <View className={css.ship}>
                  <Button busy={desk.go.busy} onTap={ship}>
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

interface OrdersProps {
  readonly desk: ToShipDesk
  readonly wide: boolean
  readonly onOpen: (opened: Opened) => void
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
}

/** Lines of a table on a desk, cards on a phone. */
function Orders({ desk, wide, onOpen, picked, onPick }: OrdersProps) {
  const { asked, labels, answer, open, taken, label } = desk
  const batches: BatchDesk = { open, taken, onChoose: (order) => onOpen({ is: 'batches', orders: [order] }) }
  if (asked.items.length === 0) return null
  if (wide) {
    return (
      <ToShipTable
        orders={asked.items}
        labels={labels}
        problems={answer?.problems ?? {}}
        batches={batches}
        onLabel={label}
        onSplit={(order) => onOpen({ is: 'split', order })}
        chosen={picked}
        onChoose={onPick}
      />
    )
  }
  return (
    <View className={`${css.orders} off-paper`}>
      {asked.items.map((order) => (
        <OrderCard
          key={order.orderId}
          order={order}
          label={labels[order.orderId] ?? EMPTY}
          problem={answer?.problems[order.orderId] ?? null}
          batches={batches}
          onChange={(next) => label(order.orderId, next)}
          onSplit={unitsLeft(order) > 1 ? () => onOpen({ is: 'split', order }) : null}
        />
      ))}
    </View>
  )
}

type Order = ToShipDesk['asked']['items'][number]

const unitsLeft = ({ lines }: Order) => lines.reduce((sum, { units, sent }) => sum + units - sent, 0)

const hasBatches = (orders: readonly Order[], { open }: ToShipDesk): boolean =>
  orders.some(({ lines }) => lines.some(({ productId }) => open.some((one) => one.productId === productId)))

function Nothing({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  if (!filtered) return <Empty icon='box' title={words.shipping.empty} text={words.shipping.emptyText} />
  return <Empty icon='search' title={own.none} text={own.noneText} action={{ label: own.showAll, onTap: onAll }} />
}
