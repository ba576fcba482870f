import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ask, send } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { usePages } from '@/app/state/pages'
import type { board, ship, toShip, toShipSheet } from '@/orders/shipping-contract'
import { ActionBar, Button, Empty, Notice, Problem, Screen } from '@/ui'
import { words } from '../words'
import { EVERYTHING, Filters, type Wanted } from './filters'
import css from './index.module.css'
import { EMPTY, isComplete, type Label } from './label-fields'
import { type Order, OrderCard } from './order-card'
import { PaperList } from './paper-list'
import { PasteSheet } from './paste-sheet'
import { SplitSheet } from './split-sheet'
import { UploadSheet } from './upload-sheet'
import { words as own } from './words'

type Open = 'paste' | 'upload' | Order | null
const toHome = { label: words.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) }

/** Labels are filled in one by one, pasted, or come by file; whatever is complete leaves together. */
export function ToShip() {
  const [wanted, setWanted] = useState<Wanted>(EVERYTHING)
  const asked = usePages<typeof toShip>('brand/orders.toShip', queryOf(wanted))
  const counts = useAsk<typeof board>('brand/orders.shippingBoard', {})
  const [labels, setLabels] = useState<Readonly<Record<string, Label>>>({})
  const [open, setOpen] = useState<Open>(null)
  const [answer, setAnswer] = useState<{ shipped: number; problems: Readonly<Record<string, string>> } | null>(null)
  const filled = asked.items.filter((order) => isComplete(labels[order.orderId]))
  const refresh = () => Promise.all([asked.again(), counts.again()])
  const go = useAction(async (key: string) => {
    const parcels = filled.map(({ orderId }) => ({ orderId, ...labels[orderId]! }))
    const said = await send<typeof ship>('brand/orders.ship', { parcels }, { key })
    const problems = Object.fromEntries(said.problems.map((p) => [parcels[p.index]!.orderId, p.code]))
    setAnswer({ shipped: said.shipped, problems })
    await refresh()
  })
  const onShipped = (shipped: number) => {
    setAnswer({ shipped, problems: {} })
    void refresh()
  }
  const filtered = wanted !== EVERYTHING
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
          <Tools wanted={wanted} onUpload={() => setOpen('upload')} onPaste={() => setOpen('paste')} />
          {filtered && found > 0 && <Text className={css.found}>{own.found(found)}</Text>}
          {asked.items.length === 0 && <Nothing filtered={filtered} onAll={() => setWanted(EVERYTHING)} />}
          <View className={`${css.orders} off-paper`}>
            {asked.items.map((order) => (
              <OrderCard
                key={order.orderId}
                order={order}
                label={labels[order.orderId] ?? EMPTY}
                problem={answer?.problems[order.orderId] ?? null}
                onChange={(label) => setLabels((before) => ({ ...before, [order.orderId]: label }))}
                onSplit={unitsLeft(order) > 1 ? () => setOpen(order) : null}
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
            open={open === 'paste'}
            orderIds={asked.items.map((order) => order.orderId)}
            onClose={() => setOpen(null)}
            onShipped={onShipped}
          />
          {open === 'upload' && <UploadSheet onClose={() => setOpen(null)} onShipped={onShipped} />}
          {open !== null && typeof open === 'object' && (
            <SplitSheet key={open.orderId} order={open} onClose={() => setOpen(null)} onShipped={onShipped} />
          )}
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

const unitsLeft = ({ lines }: Order) => lines.reduce((sum, { units, sent }) => sum + units - sent, 0)

/** Only what was chosen goes into the address. */
const queryOf = ({ only, skuId, region, text }: Wanted) => ({
  ...(only !== 'all' && { only }),
  ...(skuId && { skuId }),
  ...(region && { region }),
  ...(text && { text }),
})

interface ToolsProps {
  readonly wanted: Wanted
  readonly onUpload: () => void
  readonly onPaste: () => void
}

/** The list as a file, the file back again, and the quick way by the clipboard. */
function Tools({ wanted, onUpload, onPaste }: ToolsProps) {
  const [note, setNote] = useState<string | null>(null)
  const take = useAction(async () => {
    const sheet = await ask<typeof toShipSheet>('brand/orders.toShipSheet', queryOf(wanted))
    const way = await handOver({ name: sheet.fileName, type: 'text/csv', text: sheet.csv })
    setNote(way === 'file' ? own.exported(sheet.rows) : own.exportCopied)
  })
  return (
    <View className='off-paper'>
      <View className={css.tools}>
        <View className={css.tool}>
          <Button size='s' weight='plain' busy={take.busy} onTap={() => take.run()}>
            {own.exportList}
          </Button>
        </View>
        <View className={css.tool}>
          <Button size='s' weight='tea' onTap={onUpload}>
            {own.upload}
          </Button>
        </View>
        <View className={css.tool}>
          <Button size='s' weight='plain' onTap={onPaste}>
            {words.shipping.paste}
          </Button>
        </View>
      </View>
      {note && <Notice>{note}</Notice>}
      {take.error && <Problem error={take.error} onRetry={() => take.run()} />}
    </View>
  )
}

function Nothing({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  if (!filtered) return <Empty icon='box' title={words.shipping.empty} text={words.shipping.emptyText} />
  return <Empty icon='search' title={own.none} text={own.noneText} action={{ label: own.showAll, onTap: onAll }} />
}
