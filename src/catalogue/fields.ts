/** What a column means to us. */
export const FIELDS = [
  'handle',
  'title',
  'category',
  'options',
  'sku',
  'price',
  'sale-price',
  'compared',
  'compared-source',
  'compared-on',
  'stock',
  'ships',
  'pictures',
  'about',
  'about-short',
  'barcode',
  'status',
  'type',
  'position',
  'sku-picture',
  'kind',
  'parent',
  'id',
  'option1-name',
  'option1-value',
  'option2-name',
  'option2-value',
  'option3-name',
  'option3-value',
] as const
export type Field = (typeof FIELDS)[number]

/** Our template; any spreadsheet of one line per SKU; the exports of two shop systems. */
export const FORMATS = ['yuantuan', 'plain', 'shopify', 'woocommerce'] as const
export type Format = (typeof FORMATS)[number]

export const OPTION_VALUES = ['option1-value', 'option2-value', 'option3-value'] as const satisfies readonly Field[]

/** Where each known column stands, and what the file calls it. Unknown columns are left alone. */
export interface Columns {
  readonly format: Format
  readonly at: ReadonlyMap<Field, number>
  readonly names: ReadonlyMap<Field, string>
  /** How many columns the heading has. */
  readonly width: number
}

/** Why a column is taken for a field: its heading says it, nearly says it, its cells look it, or a person said it. */
export type Why = 'heading' | 'near-heading' | 'cells' | 'chosen'

export interface MappedColumn {
  readonly field: Field
  readonly index: number
  readonly heading: string
  readonly why: Why
  /** 0 to 1. */
  readonly sure: number
}
