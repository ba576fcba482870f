/** What the database may say about people who meet, by its own codes. */

const codeOf = (fault: unknown): unknown => (fault instanceof Error ? (fault as { code?: unknown }).code : null)

/** A row that may be there once was there already; `by` names the constraint that says so. */
export const isTaken = (fault: unknown, by?: string): boolean =>
  codeOf(fault) === '23505' && (!by || (fault as { constraint_name?: unknown }).constraint_name === by)

/** Two transactions waited for each other, and this one was picked to give way. */
export const isKnot = (fault: unknown): boolean => codeOf(fault) === '40P01' || codeOf(fault) === '40001'
