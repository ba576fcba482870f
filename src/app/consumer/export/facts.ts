import { words as afterSales } from '@/after-sales/words'
import { yuan } from '@/kernel/money'
import { clock, longDay } from '@/ui/when'
import { words as app } from '../../words'
import { words as messages } from '../messages/words'
import { words as all } from '../privacy/words'

const words = all.export

/** Numbers of ours that say nothing to their reader, and steps that an order page tells better: the file has them. */
const IN_THE_FILE = new Set(
  'id addressId campaignId device scene transactionId wechatBillNo skuId steps facts part way'.split(' '),
)
/** Fields that hold codes; whatever somebody wrote stays as it was written. */
const STATES: Readonly<Record<string, string>> = { ...app.orderStatus, ...words.codes }
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: STATES,
  state: STATES,
  purpose: words.codes,
  deed: words.codes,
  template: messages.names,
  reason: afterSales.reasons,
}
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/

type Row = Readonly<Record<string, unknown>>

export interface Fact {
  readonly label: string
  readonly text: string
}

/** One line of the export, field by field, as its owner reads it: names in Chinese, yuan, Chinese time. */
export function factsOf(row: Row): readonly Fact[] {
  return Object.entries(row)
    .filter(([key]) => !IN_THE_FILE.has(key))
    .map(([key, value]) => ({ label: words.fields[key] ?? key, text: textOf(key, value) }))
    .filter(({ text }) => text !== '')
}

function textOf(key: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => textOf(key, one)).join('\n')
  if (typeof value === 'object')
    return factsOf(value as Row)
      .map((fact) => fact.text)
      .join(' · ')
  if (key.endsWith('Fen')) return `¥${yuan(Number(value))}`
  if (key === 'orderId') return String(value).slice(-12)
  const text = String(value)
  return TIME.test(text) ? `${longDay(text)} ${clock(text)}` : (CODES[key]?.[text] ?? text)
}
