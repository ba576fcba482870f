type Tell = (seen: { intersectionRatio: number; boundingClientRect: { top: number; bottom: number } }) => void

/** The intersection observers of a phone whose person can scroll: nothing is ever near by itself here. */
export interface Observers {
  readonly more: { readonly createIntersectionObserver: () => unknown }
  /** What the app watches now, from the top of the page to its end. */
  readonly watched: readonly Tell[]
}

export function makeObservers(): Observers {
  const watched: Tell[] = []
  const create = () => {
    let mine: Tell | null = null
    const observer = {
      relativeTo: () => observer,
      relativeToViewport: () => observer,
      observe(_: string, tell: Tell) {
        mine = tell
        watched.push(tell)
      },
      disconnect: () => void (mine && watched.splice(watched.indexOf(mine), 1)),
    }
    return observer
  }
  return { watched, more: { createIntersectionObserver: create } }
}

export const near: Parameters<Tell>[0] = { intersectionRatio: 1, boundingClientRect: { top: 0, bottom: 900 } }
export const far: Parameters<Tell>[0] = { intersectionRatio: 0, boundingClientRect: { top: 9_000, bottom: 9_900 } }
