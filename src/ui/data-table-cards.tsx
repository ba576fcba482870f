import { View } from '@tarojs/components'
import { CheckMark } from './check-mark'
import style from './data-table.module.css'
import { type Column, type DataTableProps, toggled } from './data-table-rows'
import { LongList } from './long-list'
import { Tap } from './tap'
import { words } from './words'

/** A card is made of many nodes, and WeChat counts them. */
const TOGETHER = 10
/** What a card is taken to measure until it was drawn, in px. */
const [HEAD, LINE] = [80, 28]

/** A phone's view of a table: the first column is the head of a card, the others are lines below it. */
export function Cards<Row>(props: DataTableProps<Row>) {
  const guess = HEAD + LINE * (props.columns.length - 1)
  return (
    <LongList
      items={props.rows}
      keyOf={props.keyOf}
      label={props.caption}
      together={TOGETHER}
      guess={guess}
      reachable={!props.onOpen && !props.onChoose}
    >
      {(row) => <OneCard row={row} table={props} />}
    </LongList>
  )
}

function OneCard<Row>({ row, table }: { readonly row: Row; readonly table: DataTableProps<Row> }) {
  const { columns, keyOf, nameOf, onOpen, chosen, onChoose } = table
  const main = columns.find((column) => column.main) ?? columns[0]!
  const key = keyOf(row)
  return (
    <View className={style.card}>
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
