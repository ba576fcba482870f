import { useEffect, useState } from 'react'

const PAUSE_MS = 250

/** What was typed, once the typing has paused: a question for every letter would only be in its own way. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
