import { DAY, type Ms } from '@/kernel/time'

/** Kept addresses per person; more is a mistake or an attack, not a household. */
export const ADDRESSES_MAX = 50

/** Balances that are listed of one person: far more than there are templates. */
export const TEMPLATES_MAX = 40

/** How often each thing occurs, so that one statement can change its balance once. */
export function countEach<T>(list: readonly T[], keyOf: (one: T) => string): { one: T; times: number }[] {
  const found = new Map<string, { one: T; times: number }>()
  for (const one of list) {
    const known = found.get(keyOf(one))
    if (known) known.times += 1
    else found.set(keyOf(one), { one, times: 1 })
  }
  return [...found.values()]
}

/** Deals what was taken for each key to the askers in their order: the first come first. */
export function dealOut(keys: readonly string[], taken: ReadonlyMap<string, number>): boolean[] {
  const left = new Map(taken)
  return keys.map((key) => {
    const some = left.get(key) ?? 0
    left.set(key, some - 1)
    return some > 0
  })
}

/** The version of the privacy text that is shown today: a new text asks anew. */
export const PRIVACY_VERSION = '2026-11'

/** Why personal data is kept at all. */
export const PURPOSES = ['delivery', 'profile'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Trade records are kept for three years after the trade (电商法 31); leap years make it longer, never shorter. */
export const TRADES_KEPT: Ms = 3 * 366 * DAY
