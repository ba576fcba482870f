import type { Id } from '@/kernel/id'
import { SECOND } from '@/kernel/time'

/** Who has closed the account while sessions of theirs are still good. */
export interface ClosedPeople {
  has(personId: Id): Promise<boolean>
}

const FRESH = SECOND / 2
/** An older list is not trusted. A busy server never has one: somebody always has it renewed in time. */
const GOOD = 2 * SECOND

/**
 * One short list for everybody, renewed behind the requests: where there is much to do, none of them
 * waits for the database. A session may outlive its account by that moment; whatever writes personal data looks at the
 * person itself (`holdPeople`).
 */
export function createClosedPeople(
  look: () => Promise<ReadonlySet<Id>>,
  elapsed: () => number = () => performance.now(),
): ClosedPeople {
  let known: ReadonlySet<Id> = new Set()
  let at = Number.NEGATIVE_INFINITY
  let renewing: Promise<void> | null = null
  const renew = async () => {
    const began = elapsed()
    try {
      known = await look()
      at = began
    } finally {
      renewing = null
    }
  }
  return {
    async has(personId) {
      const age = elapsed() - at
      if (age > FRESH) renewing ??= renew()
      if (age > GOOD) await renewing
      else renewing?.catch(() => undefined)
      return known.has(personId)
    },
  }
}
