import { closedSince } from '@/crm/closing'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { SECOND } from '@/kernel/time'
import { LASTS } from './tokens'

/** Who has closed the account while sessions of theirs are still good. */
export interface ClosedPeople {
  has(personId: Id): Promise<boolean>
}

const FRESH = SECOND

/**
 * One short list for everybody, looked up once a second at most, so that a request costs no look of its own. A session may
 * outlive its account by that second; whatever writes personal data looks at the person itself (`holdPeople`).
 */
export function createClosedPeople(sql: Sql, now: () => number): ClosedPeople {
  let known: Promise<ReadonlySet<Id>> | null = null
  let at = 0
  return {
    async has(personId) {
      if (!known || performance.now() - at > FRESH) {
        at = performance.now()
        known = closedSince({ sql }, now() - LASTS)
        known.catch(() => {
          known = null
        })
      }
      return (await known).has(personId)
    },
  }
}
