import type { ReactNode } from 'react'
import { Cards } from './data-table-cards'
import { Grid } from './data-table-grid'
import { useWide } from './wide'

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

/** Rows and columns on a desk, one card a row on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const wide = useWide()
  return process.env.TARO_ENV === 'h5' && wide ? <Grid {...props} /> : <Cards {...props} />
}
