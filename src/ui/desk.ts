/** Blocks for figures and wide screens. Apart from the others: they bring a drawing library that a shared card has no use for. */
export { Chart } from './chart'
export type { Point } from './chart-drawing'
export { DataTable } from './data-table'
export type { Column } from './data-table-rows'
export { Stat } from './stat'
export { useWide } from './wide'
export { type SideItem, WideFrame } from './wide-frame'
