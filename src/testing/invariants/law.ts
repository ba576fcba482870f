/**
 * A law as SQL that returns the rows which break it. Laws share no code with the writers; they know the tables and what
 * the design promises. `moment.at` is the time to judge by.
 */
export interface Law {
  readonly name: string
  readonly sql: string
}

/**
 * One wrong row for every law, by SQL, behind the back of triggers and foreign keys: a checker that has never been red
 * proves nothing. Most rows break more than the law they stand for.
 */
export interface Break {
  readonly law: string
  readonly sql: string
}

/** How long after its deadline something may still wait for the next errand of the clock. */
export const GRACE = "interval '60 seconds'"
