import { useState } from 'react'
import type { Paged } from '@/app/state/pages'

const STEP = 20

/** A long list a few lines at a time: what the server gives at once is more than a phone draws well. */
export function useSome<Output>(asked: Paged<Output>) {
  const [shown, setShown] = useState(STEP)
  const left = asked.items.length > shown
  return {
    items: asked.items.slice(0, shown),
    fetching: asked.fetching,
    more:
      left || asked.more
        ? () => {
            setShown(shown + STEP)
            if (!left) asked.more?.()
          }
        : null,
  }
}
