import type { planBulk } from '@/catalogue/bulk-contract'
import type { AskOf } from '@/kernel/contract'
import { parseYuan } from '@/kernel/money'

export type Edit = AskOf<typeof planBulk>['edit']

/** What is done to many goods, as the sheet holds it: plain texts until they are sent. */
export interface BulkDraft {
  readonly field: Edit['field']
  readonly priceHow: 'set' | 'up' | 'down' | 'add' | 'less'
  readonly stockHow: 'set' | 'add'
  readonly value: string
  readonly source: string
  readonly on: string
  readonly status: 'live' | 'withdrawn'
}

export const emptyBulk: BulkDraft = {
  field: 'price',
  priceHow: 'set',
  stockHow: 'add',
  value: '',
  source: '',
  on: '',
  status: 'live',
}

/** The edit that a draft means; null while it means none. */
export function editOf(draft: BulkDraft): Edit | null {
  const { field, value, status } = draft
  const text = value.trim()
  if (field === 'status') return { field, to: status }
  if (field === 'category') return text === '' ? null : { field, to: text }
  if (field === 'price') return priceEdit(draft, text)
  if (field === 'compared') return comparedEdit(draft, text)
  return countEdit(draft, wholeOf(text))
}

function priceEdit({ priceHow }: BulkDraft, text: string): Edit | null {
  const hundredths = parseYuan(text)
  if (hundredths === null || hundredths <= 0) return null
  if (priceHow === 'set') return { field: 'price', how: 'set', value: hundredths }
  // 10.5 % and 10.5 yuan are both so many hundredths: basis points and fen.
  const how = priceHow === 'up' || priceHow === 'down' ? 'percent' : 'add'
  const sign = priceHow === 'down' || priceHow === 'less' ? -1 : 1
  return { field: 'price', how, value: sign * hundredths }
}

/** Nothing written means: no crossed-out price any more. */
function comparedEdit({ source, on }: BulkDraft, text: string): Edit | null {
  if (text === '') return { field: 'compared', fen: null }
  const fen = parseYuan(text)
  if (fen === null || fen <= 0) return null
  return { field: 'compared', fen, source: source.trim(), on: on === '' ? null : on }
}

function countEdit({ field, stockHow }: BulkDraft, units: number | null): Edit | null {
  if (units === null) return null
  if (field === 'stock') {
    if (stockHow === 'set') return units >= 0 ? { field, how: 'set', units } : null
    return units === 0 ? null : { field, how: 'add', units }
  }
  if (units < 0) return null
  if (field === 'safety') return { field, units }
  return units >= 1 && units <= 330 ? { field: 'ships', days: units } : null
}

const wholeOf = (text: string): number | null => (/^-?\d{1,8}$/.test(text) ? Number(text) : null)
