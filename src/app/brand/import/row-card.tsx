import { Text, View } from '@tarojs/components'
import type { importRows } from '@/catalogue/import-contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { words } from '../words'
import { remedyOf } from './problems'
import css from './row-card.module.css'

export type Row = OutputOf<typeof importRows>['items'][number]

/** One line of the file: what it is, what would change old → new, and what is wrong in which column. */
export function RowCard({ row }: { row: Row }) {
  return (
    <View className={`${css.row} ${css[row.change]}`}>
      <View className={css.head}>
        <Text className={css.line}>{words.import.line(row.line)}</Text>
        <Text className={css.title}>{row.title || words.import.noTitle}</Text>
        <Text className={css.facts}>{factsOf(row)}</Text>
      </View>
      {row.differences.map((difference) => (
        <View key={difference.field} className={css.difference}>
          <Text className={css.field}>{difference.field}</Text>
          <Text className={css.before}>{difference.before || '—'}</Text>
          <Text className={css.arrow}>→</Text>
          <Text className={css.after}>{difference.after || '—'}</Text>
        </View>
      ))}
      {[...row.problems, ...row.waits].map((problem) => (
        <View key={`${problem.field} ${problem.code}`} className={css.problem}>
          <Text className={css.column}>{words.import.column(problem.field)}</Text>
          <Text className={css.remedy}>{remedyOf(problem)}</Text>
        </View>
      ))}
    </View>
  )
}

function factsOf(row: Row): string {
  const price = row.priceFen === null ? '' : `¥${yuan(row.priceFen)}`
  const stock = row.stock === null ? '' : words.import.stock(row.stock)
  return [row.skuCode, row.options, price, stock].filter((part) => part !== '').join(' · ')
}
