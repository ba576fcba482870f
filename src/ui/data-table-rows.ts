import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand to the right, tabular. */
  readonly figures?: boolean
  /** Stands at the head of the card on a phone; the first column unless another says so. */
  readonly main?: boolean
  readonly sortable?: boolean
}

export interface DataTableProps<Row> {
  /** What the table lists, for the ear and for paper. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** How a row is called in "选择 …". */
  readonly nameOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (keys: ReadonlySet<string>) => void
  readonly sort?: { readonly key: string; readonly down: boolean }
  readonly onSort?: (key: string) => void
}

/** The chosen rows with this one in or out. */
export function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}
