import { useSyncExternalStore } from 'react'

/** Whether letters and signs are drawn larger. The app decides; every page's root obeys. */
let grown = false
const listeners = new Set<() => void>()

export function growLayout(next: boolean): void {
  if (next === grown) return
  grown = next
  // In a browser the bars that Taro draws grow along; in WeChat the phone's own bars do so by themselves.
  if (process.env.TARO_ENV === 'h5') document.documentElement.classList.toggle('care', next)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const isGrown = (): boolean => grown

/** What the outermost element of a page wears. */
export const useCareClass = (): string => (useSyncExternalStore(subscribe, isGrown) ? 'care' : '')
