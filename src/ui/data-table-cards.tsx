import { View } from '@tarojs/components'
import { told } from './aria'
import { CheckMark } from './check-mark'
import style from './data-table.module.css'
import { type Column, type DataTableProps, toggled } from './data-table-rows'
import { Tap } from './tap'
import { words } from './words'

/** A phone's view of a table: the first column is the head of a card, the others are lines below it. */
export function Cards<Row>(props: DataTableProps<Row>) {
  return (
    <View className={style.cards} {...told({ role: 'list', label: props.caption })}>
      {props.rows.map((row) => (
        <OneCard key={props.keyOf(row)} row={row} table={props} />
      ))}
    </View>
  )
}

function OneCard<Row>({ row, table }: { readonly row: Row; readonly table: DataTableProps<Row> }) {
  const { columns, keyOf, nameOf, onOpen, chosen, onChoose } = table
  const main = columns.find((column) => column.main) ?? columns[0]!
  const key = keyOf(row)
  return (
    <View className={style.card} {...told({ role: 'listitem' })}>
      <View className={style.cardHead}>
        {onChoose && (
          <Tap
            role='checkbox'
            label={words.table.row(nameOf(row))}
            checked={chosen?.has(key) ?? false}
            className={style.check}
            onTap={() => onChoose(toggled(chosen ?? new Set(), key))}
          >
            <CheckMark on={chosen?.has(key) ?? false} />
          </Tap>
        )}
        {onOpen ? (
          <Tap className={style.cardMain} onTap={() => onOpen(row)}>
            {main.cell(row)}
          </Tap>
        ) : (
          <View className={style.cardMain}>{main.cell(row)}</View>
        )}
      </View>
      <View className={style.lines}>
        {columns
          .filter((column) => column !== main)
          .map((column) => (
            <CardLine key={column.key} column={column} row={row} />
          ))}
      </View>
    </View>
  )
}

function CardLine<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  return (
    <View className={style.line}>
      <View className={style.lineTitle}>{column.title}</View>
      <View className={`${style.lineValue} ${column.figures ? style.figures : ''}`}>{column.cell(row)}</View>
    </View>
  )
}
