import type { Refusal } from '@/kernel/result'

/** A row as texts. `line` is the row that a spreadsheet shows, counted from 1. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows as they come; a refusal is the last item, where a file turns out to be broken further down. */
export type Rows = AsyncGenerator<TableRow | Refusal, void, undefined>

export const ENCODINGS = ['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE', 'Big5', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** What a person says about a file; the rest is guessed. */
export interface Choice {
  readonly encoding?: Encoding | undefined
  readonly delimiter?: Delimiter | undefined
  readonly headingLine?: number | undefined
  readonly sheet?: string | undefined
}

export interface TableMeta {
  readonly format: 'csv' | 'xlsx'
  /** Empty for a workbook, as the delimiter is. */
  readonly encoding: Encoding | ''
  readonly delimiter: Delimiter | ''
  /** The sheet that is read and all that there are; none in a CSV file. */
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headings: readonly string[]
  readonly headingLine: number
  /** Which of these nobody has said. */
  readonly guessed: readonly (keyof Choice)[]
}

/** A row that is no goods: the sum that a spreadsheet shows below them. */
export interface LeftOut {
  readonly line: number
  readonly text: string
}

export interface OpenTable {
  readonly meta: TableMeta
  /** The first rows below the heading; they come again in `rows`. */
  readonly firstRows: readonly TableRow[]
  /** Can be walked once. */
  readonly rows: Rows
  /** Grows while the rows are walked. */
  readonly leftOut: readonly LeftOut[]
  /** For who does not walk the rows, or not to their end. */
  close(): Promise<void>
}

export interface Asked {
  /** Says whether a text is a heading that the reader's side knows: it decides where guesses are a coin's throw. */
  readonly knows: (heading: string) => boolean
  readonly choice?: Choice
}

export const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '')
