import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { importRows, mendCell } from '@/catalogue/import-contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Button, Field, Problem } from '@/ui'
import { remedyOf } from './problems'
import css from './row-card.module.css'
import { words } from './words'

export type Row = OutputOf<typeof importRows>['items'][number]
type Fault = Row['problems'][number]

interface Props {
  readonly row: Row
  readonly importId: string
  /** Lines that were checked again after a cell was mended. */
  readonly onMended: (rows: readonly Row[]) => Promise<void>
}

/** One faulty line: what it is, what is wrong in which cell and why, and a place to put it right. */
export function RowCard({ row, importId, onMended }: Props) {
  return (
    <View className={css.row}>
      <View className={css.head}>
        <Text className={css.line}>{words.check.line(row.line)}</Text>
        <Text className={css.title}>{row.title || words.preview.noTitle}</Text>
        <Text className={css.facts}>{factsOf(row)}</Text>
      </View>
      {row.problems.map((fault) => (
        <FaultyCell
          key={`${fault.field} ${fault.code}`}
          fault={fault}
          line={row.line}
          importId={importId}
          onMended={onMended}
        />
      ))}
    </View>
  )
}

interface CellProps extends Omit<Props, 'row'> {
  readonly fault: Fault
  readonly line: number
}

function FaultyCell({ fault, line, importId, onMended }: CellProps) {
  const [text, setText] = useState(fault.value ?? '')
  const mend = useAction(async (key: string) => {
    const input = { importId, line, field: fault.field, text }
    const { rows } = await send<typeof mendCell>('brand/catalogue.mendCell', input, { key })
    await onMended(rows)
  })
  return (
    <View className={css.fault}>
      <View className={css.what}>
        {fault.field !== '' && <Text className={css.column}>{words.check.column(fault.field)}</Text>}
        <Text className={css.value}>{fault.value || words.check.empty}</Text>
        <View className={css.remedy}>{remedyOf(fault)}</View>
      </View>
      {fault.field !== '' && (
        <View className={css.mend}>
          <View className={css.input}>
            <Field label={words.check.mendLabel(line, fault.field)} value={text} max={2_000} onChange={setText} />
          </View>
          <Button
            fit
            weight='plain'
            size='s'
            busy={mend.busy}
            disabled={text === (fault.value ?? '')}
            onTap={() => mend.run()}
          >
            {words.check.save}
          </Button>
        </View>
      )}
      {mend.error && <Problem error={mend.error} />}
    </View>
  )
}

export function factsOf(row: Row): string {
  const price = row.priceFen === null ? '' : `¥${yuan(row.priceFen)}`
  const stock = row.stock === null ? '' : words.preview.stockIs(row.stock)
  return [row.skuCode, row.options, price, stock].filter((part) => part !== '').join(' · ')
}
