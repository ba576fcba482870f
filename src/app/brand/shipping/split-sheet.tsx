import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { ship } from '@/orders/shipping-contract'
import { Button, Notice, Problem, Sheet, Stepper } from '@/ui'
import { EMPTY, isComplete } from './label'
import { LabelFields } from './label-fields'
import type { Order } from './order'
import css from './split-sheet.module.css'
import { words } from './words'

interface Props {
  /** What the parcel is taken from, where the order names no batch yet. */
  readonly batchIds: readonly string[]
  readonly order: Order
  readonly onClose: () => void
  readonly onShipped: (n: number) => void
}

/** One of several parcels: which units go in, and its label. */
export function SplitSheet({ order, batchIds, onClose, onShipped }: Props) {
  const left = order.lines.map(({ position, units, sent }) => ({ position, units: units - sent }))
  const [packed, setPacked] = useState<readonly number[]>(() =>
    left.map(({ units }, at) => (at === 0 ? Math.min(1, units) : 0)),
  )
  const [label, setLabel] = useState(EMPTY)
  const [problem, setProblem] = useState<string | null>(null)
  const units = packed.reduce((sum, n) => sum + n, 0)
  const go = useAction(async (key: string) => {
    const lines = left.flatMap(({ position }, at) => (packed[at]! > 0 ? [{ position, units: packed[at]! }] : []))
    const parcels = [{ orderId: order.orderId, ...label, lines, batchIds: [...batchIds] }]
    const said = await send<typeof ship>('brand/orders.ship', { parcels }, { key })
    const code = said.problems[0]?.code
    if (code) return setProblem(code)
    onShipped(said.shipped)
    onClose()
  })
  const foot = (
    <Button busy={go.busy} disabled={units === 0 || !isComplete(label)} onTap={() => go.run()}>
      {words.splitSend(units)}
    </Button>
  )
  return (
    <Sheet open title={words.splitTitle} onClose={onClose} foot={foot}>
      <Text className={css.lead}>{words.splitLead}</Text>
      {order.lines.map((line, at) => (
        <View key={line.position} className={css.line}>
          <View className={css.goods}>
            <Text className={css.title}>{line.title}</Text>
            <Text className={css.note}>
              {line.options} · {words.left(left[at]!.units)}
            </Text>
          </View>
          <Stepper
            value={packed[at]!}
            min={0}
            max={left[at]!.units}
            onChange={(n) => setPacked((before) => before.map((one, i) => (i === at ? n : one)))}
          />
        </View>
      ))}
      <LabelFields label={label} onChange={setLabel} />
      {problem && <Notice tone='bad'>{words.problems[problem] ?? words.problemUnknown(problem)}</Notice>}
      {go.error && <Problem error={go.error} onRetry={() => go.run()} />}
    </Sheet>
  )
}
