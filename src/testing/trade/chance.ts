/** Chance that comes out the same each time for the same seed: a month can be lived again. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  of<T>(list: readonly T[]): T
  happens(share: number): boolean
  /** One of the list, the earlier ones more often: things sell by a long tail. */
  favourite<T>(list: readonly T[]): T
}

/** mulberry32 (public domain): 32 bits of state are plenty for a month in a small town. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const at = <T>(list: readonly T[], share: number): T => {
    const found = list[Math.min(list.length - 1, Math.floor(share * list.length))]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    of: (list) => at(list, next()),
    happens: (share) => next() < share,
    favourite: (list) => at(list, next() ** 2),
  }
}
