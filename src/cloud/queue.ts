/** Who waits, and where: null where it does not matter. */
export interface Placed {
  readonly place: string | null
}

/** A queue that knows which places are busy. */
export class PlaceQueue<T extends Placed> {
  private waiting: T[] = []
  /** How many of those under way each busy place has. */
  private readonly busy = new Map<string, number>()

  get length(): number {
    return this.waiting.length
  }

  add(one: T): void {
    this.waiting.push(one)
  }

  /** Whoever meets nobody under way goes first, in the order of the queue; where all would, they go and wait there. */
  take(most: number): T[] {
    const apart = this.waiting.filter(({ place }) => place === null || !this.busy.has(place)).slice(0, most)
    const taken = apart.length > 0 ? apart : this.waiting.slice(0, most)
    const gone = new Set(taken)
    this.waiting = this.waiting.filter((one) => !gone.has(one))
    for (const { place } of taken) this.count(place, 1)
    return taken
  }

  /** Those who were taken are through. */
  done(taken: readonly T[]): void {
    for (const { place } of taken) this.count(place, -1)
  }

  private count(place: string | null, by: 1 | -1): void {
    if (place === null) return
    const n = (this.busy.get(place) ?? 0) + by
    if (n > 0) this.busy.set(place, n)
    else this.busy.delete(place)
  }
}
