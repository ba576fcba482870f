import { useCallback, useRef, useState } from 'react'
import { CallError } from '../call'
import { randomKey } from './visit'

export interface Acting<Input extends unknown[]> {
  readonly busy: boolean
  readonly error: CallError | null
  readonly run: (...input: Input) => Promise<void>
  readonly clear: () => void
}

/**
 * What a button does, at most once at a time. The key stays the same until the server has answered, so a double tap and
 * a press after a lost connection are the same command: `const pay = useAction((key) => send(…, { key }))`.
 */
export function useAction<Input extends unknown[]>(
  work: (key: string, ...input: Input) => Promise<unknown>,
): Acting<Input> {
  const [state, setState] = useState<{ busy: boolean; error: CallError | null }>({ busy: false, error: null })
  const key = useRef<string | null>(null)
  const busy = useRef(false)
  const latest = useRef(work)
  latest.current = work

  const run = useCallback(async (...input: Input) => {
    if (busy.current) return
    busy.current = true
    setState({ busy: true, error: null })
    key.current ??= randomKey()
    let error: CallError | null = null
    try {
      await latest.current(key.current, ...input)
    } catch (thrown) {
      error = thrown instanceof CallError ? thrown : new CallError({ code: 'fault', facts: { reason: String(thrown) } })
    }
    // No answer is not an answer: the next press must ask for the same thing.
    if (error?.code !== 'offline' && error?.code !== 'running') key.current = null
    busy.current = false
    setState({ busy: false, error })
  }, [])

  const clear = useCallback(() => setState((before) => ({ ...before, error: null })), [])
  return { ...state, run, clear }
}
