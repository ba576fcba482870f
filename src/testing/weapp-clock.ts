/** The app's timers and its idea of now: the machine's, until a test lets a page stand. */
export interface Clock {
  /** What the app's realm gets in place of its own. */
  readonly timers: Readonly<Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', unknown>>
  now(): number
  /** `ms` pass by the app's clock, much faster by ours: each timer that falls due goes off in its turn. */
  pass(ms: number): Promise<void>
  /** `ms` are gone in which nothing happened: what waits still waits as long. */
  skip(ms: number): void
}

interface Timer {
  readonly act: () => void
  readonly everyMs: number | null
  dueAt: number
  handle: NodeJS.Timeout | null
}

/** Between two timers the app may answer: React draws, WeChat's view takes what it was sent, requests come back. */
const BREATH_MS = 2
/** An app that sets timer after timer without end is at fault, and would keep us here for ever. */
const TIMERS_MAX = 50_000

export function makeClock(): Clock {
  const timers = new Map<number, Timer>()
  let last = 0
  /** How far the app's clock is ahead of the machine's, and where it is held while time is made to pass. */
  let ahead = 0
  let held: number | null = null
  const now = (): number => held ?? Date.now() + ahead
  const arm = (id: number, timer: Timer): void => {
    if (held === null) timer.handle = setTimeout(() => go(id, timer), Math.max(0, timer.dueAt - now()))
  }
  const go = (id: number, timer: Timer): void => {
    if (timer.everyMs === null) timers.delete(id)
    else {
      timer.dueAt = now() + timer.everyMs
      arm(id, timer)
    }
    timer.act()
  }
  const add =
    (repeat: boolean) =>
    (act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const wait = Math.max(1, Number(ms) || 0)
      const timer: Timer = {
        act: () => act(...given),
        everyMs: repeat ? wait : null,
        dueAt: now() + wait,
        handle: null,
      }
      timers.set(++last, timer)
      arm(last, timer)
      return last
    }
  const drop = (id: number): void => {
    const handle = timers.get(id)?.handle
    if (handle) clearTimeout(handle)
    timers.delete(id)
  }
  const nextUntil = (end: number) =>
    [...timers].filter(([, timer]) => timer.dueAt <= end).sort(([, a], [, b]) => a.dueAt - b.dueAt)[0]

  async function pass(ms: number): Promise<void> {
    held = now()
    for (const { handle } of timers.values()) if (handle) clearTimeout(handle)
    const end = held + ms
    for (let n = 0; ; n++) {
      if (n > TIMERS_MAX) throw new Error(`more than ${TIMERS_MAX} timers within ${ms} ms`)
      const next = nextUntil(end)
      if (!next) break
      held = Math.max(held, next[1].dueAt)
      go(...next)
      await new Promise((breath) => setTimeout(breath, BREATH_MS))
    }
    ahead = end - Date.now()
    held = null
    for (const [id, timer] of timers) arm(id, timer)
  }

  return {
    timers: { setTimeout: add(false), clearTimeout: drop, setInterval: add(true), clearInterval: drop },
    now,
    pass,
    skip(ms) {
      ahead += ms
      for (const timer of timers.values()) timer.dueAt += ms
    },
  }
}

/** Runs in the app's realm: its Date tells the time of that clock. */
export const SET_CLOCK = `(now) => {
  globalThis.Date = new Proxy(Date, {
    construct: (Real, given, self) => (given.length > 0 ? Reflect.construct(Real, given, self) : new Real(now())),
    get: (Real, name) => (name === 'now' ? now : Reflect.get(Real, name)),
  })
}`
