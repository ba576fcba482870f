import { createSigner, createVerifier } from 'fast-jwt'
import type { Id } from '@/kernel/id'
import { DAY, type Ms } from '@/kernel/time'

/** Session tokens of our own: signed, 30 days, holding nothing but the person's id. */
export interface Tokens {
  make(personId: Id): string
  /** The person, or null for anything forged, foreign or old. */
  read(token: string): Id | null
}

const LASTS = 30 * DAY

export function createTokens(secret: string, now: () => Ms): Tokens {
  const sign = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true })
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    ignoreExpiration: true,
    cache: 20_000,
    cacheTTL: 60_000,
  })
  return {
    make: (personId) => sign({ sub: personId, until: now() + LASTS }),
    read(token) {
      try {
        const { sub, until } = verify(token) as { sub: Id; until: Ms }
        return until > now() ? sub : null
      } catch {
        return null
      }
    },
  }
}
