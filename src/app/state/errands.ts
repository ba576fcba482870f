/** A command that reached nobody. It keeps its key: however often it is tried, the server does its work once. */
export interface Errand {
  readonly key: string
  readonly path: string
  readonly input: unknown
  /** When the person pressed the button, in ms of this device. */
  readonly at: number
}

export interface ErrandParts {
  /** Sends one command under its own key; throws with code `offline` when no answer came. */
  readonly hand: (errand: Errand) => Promise<unknown>
  readonly read: () => readonly Errand[]
  readonly write: (errands: readonly Errand[]) => void
  readonly now: () => number
  /** Somebody pressed this long ago and the server says no now (null: it waited too long). They must hear of it. */
  readonly refused: (errand: Errand, error: unknown) => void
}

export interface Errands {
  /** Sends at once, or keeps for later: `waiting` means that nothing is known of it yet. Throws refusals. */
  send(errand: Errand): Promise<'done' | 'waiting'>
  /** Tries what waits, oldest first, and stops at the first that reaches nobody. */
  flush(): Promise<void>
}

/** The server remembers keys for two days; a command is dropped before its key could mean new work. */
export const ERRAND_LASTS_MS = 40 * 60 * 60_000

/** What a phone without a network has promised to do, once each and in the order it was asked. */
export function makeErrands(parts: ErrandParts): Errands {
  const { hand, read, write, now, refused } = parts
  const watched = new Map<string, unknown>()
  let tail: Promise<void> = Promise.resolve()
  const drop = (key: string) => write(read().filter((one) => one.key !== key))

  const tell = (errand: Errand, error: unknown) => {
    if (watched.has(errand.key)) watched.set(errand.key, error)
    else refused(errand, error)
  }
  const attempt = async (errand: Errand): Promise<'settled' | 'unanswered'> => {
    if (now() - errand.at > ERRAND_LASTS_MS) tell(errand, null)
    else {
      try {
        await hand(errand)
      } catch (error) {
        if (isUnanswered(error)) return 'unanswered'
        tell(errand, error)
      }
    }
    drop(errand.key)
    return 'settled'
  }
  const all = async (): Promise<void> => {
    // Read anew each time: what is pressed meanwhile joins the end of this same walk.
    for (let errand = read()[0]; errand; errand = read()[0]) if ((await attempt(errand)) === 'unanswered') return
  }
  const flush = (): Promise<void> => {
    tail = tail.then(all, all)
    return tail
  }

  return {
    flush,
    async send(errand) {
      watched.set(errand.key, undefined)
      // Written down before it is tried: an app that is put away in the middle still has it.
      write([...read().filter((one) => one.key !== errand.key), errand])
      await flush()
      const error = watched.get(errand.key)
      watched.delete(errand.key)
      if (error !== undefined) throw error
      return read().some((one) => one.key === errand.key) ? 'waiting' : 'done'
    },
  }
}

/** `running` is the server still at work on the same key: asking again is right there too. */
const isUnanswered = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === 'offline' || code === 'running'
}
