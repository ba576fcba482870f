import { parseYuan } from '@/kernel/money'
import { PRICE_FEN_MAX, SHIPS_IN_DAYS_MAX, STOCK_MAX } from './rules'

/** What a cell means, or why it means nothing. */
export type Reading<T> = { readonly value: T } | { readonly code: string; readonly facts?: Record<string, unknown> }

/** "1,299.00", "¥29.9" and "29.90元" are prices; "约30" is none. */
export function readPrice(cell: string): Reading<number> {
  const text = bare(cell)
  const number = text
    .replace(/^(?:rmb|cny)/i, '')
    .replace(/元$/, '')
    .replace(/^([¥￥]?)(\d{1,3}(?:,\d{3})+)(\.\d+)?$/, (whole) => whole.replaceAll(',', ''))
  if (/^[¥￥]?-[\d.]/.test(number)) return { code: 'price-not-positive' }
  if (/^[¥￥]?\d+\.\d*[1-9]\d*$/.test(number) && /\.\d{2}0*[1-9]/.test(number)) return { code: 'price-decimals' }
  const fen = parseYuan(number.replace(/^(.*\.\d{2})0+$/, '$1').replace(/\.$/, ''))
  if (fen === 0) return { code: 'price-not-positive' }
  if (fen === null) return /^[¥￥]?\d{10,}(?:\.\d+)?$/.test(number) ? tooHigh : { code: 'price-not-a-number' }
  return fen > PRICE_FEN_MAX ? tooHigh : { value: fen }
}

const tooHigh = { code: 'price-too-high' }

export function readStock(cell: string): Reading<number> {
  const text = bare(cell).replace(/[件个盒袋瓶套份罐包只支条双箱]$/, '')
  if (/^-[\d,.]+$/.test(text)) return { code: 'stock-negative' }
  if (/^\d+\.\d*[1-9]\d*$/.test(text)) return { code: 'stock-not-whole' }
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.0*)?$/.test(text)) return { code: 'stock-not-a-number' }
  const units = Number(text.replaceAll(',', ''))
  return units > STOCK_MAX ? { code: 'stock-too-high', facts: { max: STOCK_MAX } } : { value: units }
}

export function readDays(cell: string): Reading<number> {
  const match = /^(\d{1,5})(?:\.0+)?天?$/.exec(bare(cell))
  if (!match) return { code: 'ships-not-a-number' }
  const days = Number(match[1])
  return days >= 1 && days <= SHIPS_IN_DAYS_MAX ? { value: days } : { code: 'ships-out-of-range' }
}

/** 2026-11-01, 2026/11/1, 2026.11.1 and 2026年11月1日, as 2026-11-01; a day that no calendar has is none. */
export function readDay(cell: string): Reading<string> {
  const match = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(bare(cell))
  if (!match) return { code: 'date-unreadable' }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return exists ? { value: at.toISOString().slice(0, 10) } : { code: 'date-unreadable' }
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
