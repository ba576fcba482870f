import { useEffect, useRef } from 'react'

/** Single keys on a desk, while nobody types and no sheet is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]')) return
      if (document.querySelector('[role="dialog"]')) return
      latest.current[event.key.toLowerCase()]?.()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
