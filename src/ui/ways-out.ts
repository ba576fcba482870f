/** Where a page that can't be shown may lead instead. The app names them once; a block knows no routes. */
export interface WaysOut {
  readonly home: () => void
  /** Somebody else's account may see what this one may not. */
  readonly otherAccount: () => void
}

let ways: WaysOut | null = null

export function setWaysOut(next: WaysOut): void {
  ways = next
}

export const waysOut = (): WaysOut | null => ways
