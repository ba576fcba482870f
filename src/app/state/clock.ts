import { useEffect, useReducer } from 'react'

/** How far this device's clock is behind the server's; every deadline is shown by the server's clock. */
let offset = 0
let known = false
let timer: ReturnType<typeof setInterval> | null = null
const listeners = new Set<() => void>()

/** Learn from an answer that carried the server's time; half of the way there and back is the best guess of its age. */
export function learnServerTime(serverTime: string, askedAt: number, answeredAt: number): void {
  const at = Date.parse(serverTime)
  if (Number.isNaN(at)) return
  const next = at + (answeredAt - askedAt) / 2 - answeredAt
  // A single slow answer must not make a countdown jump back and forth.
  if (known && Math.abs(next - offset) < 1_500) return
  known = true
  offset = next
}

export const serverNow = (): number => Date.now() + offset

/** The server's time in ms, once a second. All countdowns of the app share one timer. */
export function useNow(): number {
  const [, tick] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    listeners.add(tick)
    timer ??= setInterval(() => {
      for (const listener of listeners) listener()
    }, 1_000)
    return () => {
      listeners.delete(tick)
      if (listeners.size === 0 && timer) {
        clearInterval(timer)
        timer = null
      }
    }
  }, [])
  return serverNow()
}
