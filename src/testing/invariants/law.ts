/**
 * A law as SQL that returns the rows which break it. Laws share no code with the writers; they know the tables and what
 * the design promises. `moment.at` is the time to judge by.
 */
export interface Law {
  readonly name: string
  readonly sql: string
}

/** How long after its deadline something may still wait for the next errand of the clock. */
export const GRACE = "interval '60 seconds'"
