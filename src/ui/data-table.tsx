import { Cards } from './data-table-cards'
import { Grid } from './data-table-grid'
import type { DataTableProps } from './data-table-rows'
import { useWide } from './wide'

/** Rows and columns on a desk, one card a row on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const wide = useWide()
  return process.env.TARO_ENV === 'h5' && wide ? <Grid {...props} /> : <Cards {...props} />
}
