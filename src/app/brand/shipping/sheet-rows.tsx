import { Text, View } from '@tarojs/components'
import { shortNo } from '@/app/order-no'
import type { OutputOf } from '@/kernel/contract'
import { mayInsist } from '@/orders/carriers'
import type { checkRows } from '@/orders/shipping-contract'
import { Chip, Field, Select, Tag } from '@/ui'
import css from './sheet-rows.module.css'
import { SureBox } from './sure-box'
import { words } from './words'

export type Row = OutputOf<typeof checkRows>['rows'][number]
const { file: own } = words

interface Props {
  readonly rows: readonly Row[]
  readonly onChange: (row: Row) => void
}

/** Good rows that are listed: the rest is counted. */
const LISTED = 50

/** What has to be put right stands first and open; what is good or known is one line each. */
export function SheetRows({ rows, onChange }: Props) {
  const wrong = rows.filter((row) => row.state === 'wrong')
  const rest = rows.filter((row) => row.state !== 'wrong')
  return (
    <View>
      {wrong.length > 0 && <Text className={css.title}>{own.wrongTitle(wrong.length)}</Text>}
      {wrong.map((row) => (
        <WrongRow key={row.line} row={row} onChange={onChange} />
      ))}
      {rest.length > 0 && wrong.length > 0 && <Text className={css.title}>{own.goodTitle(rest.length)}</Text>}
      {rest.slice(0, LISTED).map((row) => (
        <GoodRow key={row.line} row={row} />
      ))}
    </View>
  )
}

const TONES = { good: 'quiet', known: 'quiet', sent: 'good', wrong: 'bad' } as const

function GoodRow({ row }: { readonly row: Row }) {
  return (
    <View className={css.good}>
      <View className={css.head}>
        <Text className={css.no}>{own.line(row.line)}</Text>
        <Text className={css.label}>
          {row.carrier} {row.trackingNo}
        </Text>
        <Tag tone={TONES[row.state]}>{own[row.state === 'wrong' ? 'good' : row.state]}</Tag>
      </View>
      <Text className={css.goods}>{row.goods}</Text>
      {row.warning && (
        <Text className={css.warning}>
          {row.warning.orderId
            ? own.warnOrder(shortNo(row.warning.orderId))
            : own.warnLines(row.warning.lines.map(own.line).join('、'))}
        </Text>
      )}
    </View>
  )
}

function WrongRow({ row, onChange }: { readonly row: Row; readonly onChange: (row: Row) => void }) {
  const problem = row.problem
  if (!problem) return null
  const column = own.columns[problem.column] ?? problem.column
  const value = row[problem.column] || own.empty
  const why = words.problems[problem.code] ?? words.problemUnknown(problem.code)
  const change = (part: Partial<Row>) => onChange({ ...row, ...part, sure: part.sure ?? false })
  return (
    <View className={css.wrong}>
      <View className={css.head}>
        <Text className={css.no}>{own.line(row.line)}</Text>
        <Text className={css.value}>
          {column}「{value}」
        </Text>
      </View>
      {row.goods && <Text className={css.goods}>{row.goods}</Text>}
      <Text className={css.why}>{why}</Text>
      <Near row={row} onChoose={(carrier) => change({ carrier })} />
      <Mend row={row} column={problem.column} onChange={change} />
      {mayInsist(problem.code) && (
        <SureBox label={row} onChange={({ sure = false }) => onChange({ ...row, sure })}>
          <Text>{words.sure}</Text>
        </SureBox>
      )}
    </View>
  )
}

function Near({ row, onChoose }: { readonly row: Row; readonly onChoose: (carrier: string) => void }) {
  if (!row.problem?.near.length) return null
  return (
    <View className={css.near}>
      <Text className={css.goods}>{own.near}</Text>
      {row.problem.near.map((name) => (
        <Chip key={name} on={row.carrier === name} onTap={() => onChoose(name)}>
          {name}
        </Chip>
      ))}
    </View>
  )
}

interface MendProps {
  readonly row: Row
  readonly column: NonNullable<Row['problem']>['column']
  readonly onChange: (part: Partial<Row>) => void
}

/** The cell that is wrong, to be put right where it stands. */
function Mend({ row, column, onChange }: MendProps) {
  if (column === 'carrier') {
    const chosen = words.carrierItems.some(({ value }) => value === row.carrier) ? row.carrier : ''
    return (
      <Select
        label={own.columns.carrier!}
        value={chosen}
        items={[{ value: '', label: words.chooseCarrier }, ...words.carrierItems]}
        onChange={(carrier) => onChange({ carrier })}
      />
    )
  }
  return (
    <Field
      label={own.columns[column] ?? column}
      value={row[column]}
      max={100}
      onChange={(text) => onChange({ [column]: text.trim() })}
    />
  )
}
