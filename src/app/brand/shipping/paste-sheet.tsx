import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { ship } from '@/orders/shipping-contract'
import { Button, Field, Problem, Sheet } from '@/ui'
import { words } from '../words'
import { batchIdsOf, type Taken } from './batch-choice'
import type { BatchDesk } from './batch-line'
import { BatchChoices } from './batch-sheet'
import css from './paste-sheet.module.css'
import { type Parcel, readPasted } from './pasted'
import { words as own } from './words'

interface Props {
  open: boolean
  /** What is waiting, to be copied into the clerk's sheet. */
  orderIds: readonly string[]
  batches: Pick<BatchDesk, 'open' | 'taken'> & { readonly onTaken: (taken: Taken) => void }
  onClose: () => void
  onShipped: (n: number) => void
}

interface RowProblem {
  readonly line: number
  readonly code: string
}

/** The server takes this many at once, and so does one paste. */
const CHARACTERS_MAX = 60_000

/** Tracking numbers in bulk. Good lines leave at once; each faulty one stays, named by its line. */
export function PasteSheet({ open, orderIds, batches, onClose, onShipped }: Props) {
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<readonly RowProblem[]>([])
  const { parcels, problems } = readPasted(text)
  const batchIds = batchIdsOf(batches.open, batches.taken).slice(0, 50)
  const go = useAction(async (key: string) => {
    const asked = parcels.map((parcel) => ({ ...withoutLine(parcel), batchIds }))
    const said = await send<typeof ship>('brand/orders.ship', { parcels: asked }, { key })
    const faulty = said.problems.map((p) => ({ line: parcels[p.index]!.line, code: p.code }))
    const left = [...problems, ...faulty].map((p) => p.line).sort((a, b) => a - b)
    setRefused(faulty.map((p) => ({ ...p, line: left.indexOf(p.line) + 1 })))
    setText(linesOf(text, left))
    onShipped(said.shipped)
    if (left.length === 0) onClose()
  })
  const change = (next: string) => {
    setRefused([])
    setText(next)
  }
  const foot = (
    <Button busy={go.busy} disabled={parcels.length === 0 || parcels.length > 500} onTap={() => go.run()}>
      {words.shipping.pasteShip(parcels.length)}
    </Button>
  )
  return (
    <Sheet open={open} title={words.shipping.pasteTitle} onClose={onClose} foot={foot}>
      <Text className={css.lead}>{words.shipping.pasteLead}</Text>
      <View className={css.copy}>
        <Button size='s' weight='plain' onTap={() => Taro.setClipboardData({ data: orderIds.join('\n') })}>
          {words.shipping.copyOrders}
        </Button>
      </View>
      <Field
        type='textarea'
        label={words.shipping.pasteField}
        hint={words.shipping.pasteSample}
        max={CHARACTERS_MAX}
        value={text}
        onChange={change}
      />
      {batches.open.length > 0 && text.trim() !== '' && (
        <BatchChoices goods={batches.open} taken={batches.taken} onChange={batches.onTaken} />
      )}
      {text.trim() !== '' && (
        <Text className={css.count}>{words.shipping.pasteReady(parcels.length, problems.length)}</Text>
      )}
      {[...problems, ...refused].slice(0, 50).map((problem) => (
        <View key={`${problem.line} ${problem.code}`} className={css.problem} ariaRole='alert'>
          <Text className={css.line}>{words.shipping.line(problem.line)}</Text>
          <Text>
            {words.shipping.problems[problem.code] ?? own.problems[problem.code] ?? own.problemUnknown(problem.code)}
          </Text>
        </View>
      ))}
      {go.error && <Problem error={go.error} onRetry={() => go.run()} />}
    </Sheet>
  )
}

const withoutLine = ({ orderId, carrier, trackingNo }: Parcel) => ({ orderId, carrier, trackingNo })

/** What was shipped leaves the field; what was not stays to be mended. */
function linesOf(text: string, lines: readonly number[]): string {
  const all = text.split(/\r?\n/)
  return lines.map((line) => all[line - 1] ?? '').join('\n')
}
