import type { Problem } from '@/kernel/result'
import type { Columns, Field } from './fields'
import { FIELD_NAMES } from './words'

export type Say = (field: Field, code: string, facts?: Record<string, unknown>) => Problem

/** Problems name the column as the file spells it; a column that the file lacks goes by the name in our template. */
export const speaker =
  ({ names }: Pick<Columns, 'names'>): Say =>
  (field, code, facts) => ({ field: names.get(field) ?? FIELD_NAMES[field], code, ...(facts ? { facts } : {}) })
