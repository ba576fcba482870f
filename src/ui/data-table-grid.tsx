import type { KeyboardEvent } from 'react'
import { CheckMark } from './check-mark'
import style from './data-table.module.css'
import { type Column, type DataTableProps, toggled } from './data-table-rows'
import { Icon } from './icon'
import { Tap } from './tap'
import { words } from './words'

/** A desk's view: a real table of the browser, whose head stays in sight and is printed on every sheet of paper. */
export function Grid<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, chosen = new Set<string>(), onChoose } = props
  const all = rows.length > 0 && rows.every((row) => chosen.has(keyOf(row)))
  return (
    <table className={style.table} aria-label={caption}>
      <thead>
        <tr>
          {onChoose && (
            <th className={style.choose} scope='col'>
              <Tap
                role='checkbox'
                label={words.table.all}
                checked={all}
                className={style.check}
                onTap={() => onChoose(all ? new Set() : new Set(rows.map(keyOf)))}
              >
                <CheckMark on={all} />
              </Tap>
            </th>
          )}
          {columns.map((column) => (
            <Head key={column.key} column={column} table={props} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={keyOf(row)} row={row} table={{ ...props, chosen }} />
        ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column, table }: { readonly column: Column<Row>; readonly table: DataTableProps<Row> }) {
  const { sort, onSort } = table
  const by = sort?.key === column.key ? sort : null
  const order = by ? (by.down ? 'descending' : 'ascending') : undefined
  return (
    <th scope='col' aria-sort={order} className={column.figures ? style.right : ''}>
      {column.sortable && onSort ? (
        <Tap className={style.sort} label={words.table.sort(column.title)} onTap={() => onSort(column.key)}>
          {column.title}
          {by && <Icon name={by.down ? 'down' : 'up'} size={12} />}
        </Tap>
      ) : (
        column.title
      )}
    </th>
  )
}

type LineProps<Row> = { readonly row: Row; readonly table: DataTableProps<Row> & { chosen: ReadonlySet<string> } }

function Line<Row>({ row, table }: LineProps<Row>) {
  const { columns, keyOf, nameOf, onOpen, chosen, onChoose } = table
  const key = keyOf(row)
  const main = columns.find((column) => column.main) ?? columns[0]
  const choose = onChoose && (() => onChoose(toggled(chosen, key)))
  const open = onOpen && (() => onOpen(row))
  return (
    <tr
      className={`${style.row} ${chosen.has(key) ? style.chosen : ''} ${open ? style.opens : ''}`}
      tabIndex={open || choose ? 0 : undefined}
      onClick={(event) => isPlain(event.target) && open?.()}
      onKeyDown={(event) => steer(event, { open, choose })}
    >
      {choose && (
        <td className={style.choose}>
          <Tap
            role='checkbox'
            label={words.table.row(nameOf(row))}
            checked={chosen.has(key)}
            className={style.check}
            onTap={choose}
          >
            <CheckMark on={chosen.has(key)} />
          </Tap>
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} className={column.figures ? `${style.right} ${style.figures}` : ''}>
          {open && column === main ? (
            <Tap role='link' className={style.link} onTap={open}>
              {column.cell(row)}
            </Tap>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}

/** A button inside a row does its own work. */
const isPlain = (target: EventTarget): boolean => !(target as Element).closest('[role]')

interface Deeds {
  readonly open?: (() => void) | undefined
  readonly choose?: (() => void) | undefined
}

/** Arrows walk the rows, Enter opens one, Space chooses it. */
function steer(event: KeyboardEvent<HTMLTableRowElement>, { open, choose }: Deeds): void {
  if (event.target !== event.currentTarget) return
  const { nextElementSibling: below, previousElementSibling: above } = event.currentTarget
  const deeds = new Map<string, (() => void) | undefined>([
    ['ArrowDown', () => (below as HTMLElement | null)?.focus()],
    ['ArrowUp', () => (above as HTMLElement | null)?.focus()],
    ['Enter', open],
    [' ', choose],
  ])
  const deed = deeds.get(event.key)
  if (!deed) return
  event.preventDefault()
  deed()
}
