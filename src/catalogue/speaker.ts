import type { Problem } from '@/kernel/result'
import type { Columns, Field } from './fields'
import { FIELD_NAMES } from './words'

export type Say = (field: Field, code: string, facts?: Record<string, unknown>) => Problem

/** The column that says it in files that have none of that name: what is mended there mends it. */
const STANDS_FOR: Partial<Record<Field, readonly Field[]>> = {
  handle: ['parent', 'title'],
  options: ['option1-value', 'option2-value', 'option3-value'],
  category: ['type'],
  about: ['about-short'],
}

/** Problems name the column as the file spells it; a column that the file lacks goes by the name in our template. */
export const speaker =
  ({ names }: Pick<Columns, 'names'>): Say =>
  (field, code, facts) => {
    const own = [field, ...(STANDS_FOR[field] ?? [])].find((one) => names.has(one))
    return { field: own ? names.get(own)! : FIELD_NAMES[field], code, ...(facts ? { facts } : {}) }
  }
