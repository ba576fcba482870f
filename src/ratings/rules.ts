import type { Ms } from '@/kernel/time'

export type Part = 'first' | 'follow-up' | 'answer'

/** What decides whether a buyer may speak about an order line. */
export interface LineFacts {
  readonly signedAt: Ms | null
  readonly rated: boolean
  readonly parts: readonly Part[]
}

type No = 'not-allowed-now' | 'already-done'

/** Only who has the goods in hand may rate them, and once. */
export function whyNotRate({ signedAt, rated }: LineFacts): No | null {
  if (signedAt === null) return 'not-allowed-now'
  return rated ? 'already-done' : null
}

export function whyNotFollowUp({ rated, parts }: LineFacts): No | null {
  if (!rated) return 'not-allowed-now'
  return parts.includes('follow-up') ? 'already-done' : null
}

/** The one button a buyer gets beside a line. */
export function mayDo(facts: LineFacts): 'rate' | 'follow-up' | 'nothing' {
  if (whyNotRate(facts) === null) return 'rate'
  return whyNotFollowUp(facts) === null ? 'follow-up' : 'nothing'
}

/** One decimal, as it is shown: 4.8. Null where nobody has rated, never a friendly five. */
export function averageOf(perStar: readonly number[]): number | null {
  const count = perStar.reduce((sum, n) => sum + n, 0)
  if (count === 0) return null
  const total = perStar.reduce((sum, n, at) => sum + n * (at + 1), 0)
  return Math.round((total / count) * 10) / 10
}

interface Words {
  readonly part: Part
  readonly state: 'pending' | 'visible' | 'rejected'
}

/** What a reader may see: visible words; buyers also their own, brands also their own answers, in whatever state. */
export function shown<W extends Words>(words: readonly W[], part: Part, own: boolean): W | null {
  const found = words.find((one) => one.part === part)
  return found && (own || found.state === 'visible') ? found : null
}
