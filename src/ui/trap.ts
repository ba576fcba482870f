import { useEffect, useRef } from 'react'

interface Trap {
  /** The panel that keeps the keyboard while it is open. */
  readonly id: string
  readonly open: boolean
  readonly onClose: () => void
}

const STOPS = '[tabindex="0"], button, input, textarea, a[href], taro-button-core:not([disabled])'

/** A keyboard stays in an open panel, leaves it with Escape, and finds itself where it was. WeChat has no keyboard. */
export function useTrap({ id, open, onClose }: Trap): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !open) return
    const before = document.activeElement as HTMLElement | null
    document.getElementById(id)?.focus({ preventScroll: true })
    const steer = (event: KeyboardEvent) => {
      const panel = document.getElementById(id)
      if (event.key === 'Escape') close.current()
      if (event.key === 'Tab' && panel) keepIn(panel, event)
    }
    document.addEventListener('keydown', steer)
    return () => {
      document.removeEventListener('keydown', steer)
      before?.focus?.({ preventScroll: true })
    }
  }, [id, open])
}

/** From the last stop to the first, and back. */
function keepIn(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility())
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const here = document.activeElement
  const leaves = event.shiftKey ? here === first || here === panel : here === last
  if (!panel.contains(here) || leaves) {
    event.preventDefault()
    ;(event.shiftKey ? last : first)?.focus()
  }
}
