import { isRefusal } from '@/kernel/result'
import type { Asked, Caller } from '@/kernel/service'
import type { Answer } from './answer'
import type { Deed } from './audit-store'
import type { Entry } from './entry'

/** What those do who act for a brand, a shop or the platform stands in the log. */
const AUDITED: ReadonlySet<Caller['role']> = new Set(['reseller', 'brand', 'open', 'operator'])
const INPUT_MAX = 4_000
const WORDS_MAX = 300

export const isAudited = ({ role }: Caller): boolean => AUDITED.has(role)

interface Call {
  readonly entry: Pick<Entry, 'contract'>
  readonly asked: Asked<unknown>
}

export function deedOf({ entry, asked: { by, input } }: Call, answer: Answer): Deed {
  const said = withoutWords(input, entry.contract.unlogged ?? [])
  return {
    role: by.role,
    personId: by.key ? null : by.personId || null,
    brandId: by.brandId || null,
    keyId: by.key?.id ?? null,
    call: entry.contract.name,
    input: JSON.stringify(said).length > INPUT_MAX ? shortened(said) : said,
    outcome: isRefusal(answer) ? answer.refused : 'done',
  }
}

const withoutWords = (input: unknown, fields: readonly string[]): unknown =>
  fields.length === 0
    ? input
    : Object.fromEntries(Object.entries(input as object).filter(([field]) => !fields.includes(field)))

/** Of a large request (a file, a list of thousands) which, why and how many stay. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > WORDS_MAX ? { characters: value.length } : value
  if (Array.isArray(value)) return value.length
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, shortened(part)]))
}
