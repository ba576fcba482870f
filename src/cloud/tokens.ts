import { createSigner, createVerifier } from 'fast-jwt'
import type { Id } from '@/kernel/id'
import { DAY, type Ms } from '@/kernel/time'

/** Session tokens of our own: signed, 30 days, holding nothing but the person's id. */
export interface Tokens {
  make(personId: Id): string
  /** The person, or null for anything forged, foreign or old. */
  read(token: string): Id | null
}

/** How long a session is good. */
export const LASTS = 30 * DAY
/**
 * Tokens whose signature has been checked: who comes back at once costs a look-up. The library's own cache
 * takes a fingerprint of every token it looks up, measured at a tenth of all orders a second.
 */
const KNOWN_MOST = 20_000

interface Session {
  readonly sub: Id
  readonly until: Ms
}

export function createTokens(secret: string, now: () => Ms): Tokens {
  const sign = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true })
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    ignoreExpiration: true,
  })
  const known = new Map<string, Session>()
  const verified = (token: string): Session => {
    const session = known.get(token) ?? (verify(token) as Session)
    if (known.size >= KNOWN_MOST) known.clear()
    known.set(token, session)
    return session
  }
  return {
    make: (personId) => sign({ sub: personId, until: now() + LASTS }),
    read(token) {
      try {
        const { sub, until } = verified(token)
        return until > now() ? sub : null
      } catch {
        return null
      }
    },
  }
}
