import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AskOf, Contract, OutputOf } from '@/kernel/contract'
import { ask, CallError } from '../call'
import { type Copy, keepCopy, recent, storedCopy } from './copies'

export interface Asked<Data> {
  readonly status: 'loading' | 'ready' | 'error' | 'denied'
  readonly data: Data | null
  /** With data it means: this is the last copy, the newest question got no answer. */
  readonly error: CallError | null
  /** When `data` was true, in ms. */
  readonly at: number
  readonly again: () => Promise<void>
}

/** Whoever waits longer than this reads the last copy meanwhile: a slow network never blocks reading. */
const SLOW_MS = 2_500
const DENIED = new Set(['sign-in', 'forbidden'])

/**
 * A query bound to a component: `useAsk<typeof card>('visitor/campaigns.card', { campaignId })`. `input` null waits.
 * Asks again when the page comes back, every `pollMs` while it is shown, and on `again()`.
 */
export function useAsk<C extends Contract>(path: string, input: AskOf<C> | null, options: { pollMs?: number } = {}) {
  const key = input === null ? null : keyOf(path, input)
  const [asked, setAsked] = useState(() => first<OutputOf<C>>(key))
  const latest = useRef({ key, path, input })
  latest.current = { key, path, input }
  const shown = useRef(true)

  const again = useCallback(async () => {
    const { key, path, input } = latest.current
    if (key === null || input === null) return
    const slow = setTimeout(() => setAsked((before) => whileWaiting(before, key)), SLOW_MS)
    const next = await (takeAhead<OutputOf<C>>(key) ?? answer<C>(path, input, key))
    clearTimeout(slow)
    if (latest.current.key === key) setAsked((before) => (next.error ? after(before, next.error, key) : next))
  }, [])

  useEffect(() => {
    setAsked(first<OutputOf<C>>(key))
    again()
  }, [key, again])

  useDidShow(() => {
    // The first showing comes with the effect above.
    if (!shown.current) again()
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })

  const { pollMs } = options
  const { status } = asked
  useEffect(() => {
    // A page that may not be seen does not knock again by itself: on H5 that would leave for the login page.
    if (!pollMs || status === 'denied') return
    const timer = setInterval(() => shown.current && again(), pollMs)
    return () => clearInterval(timer)
  }, [pollMs, again, status])

  return { ...asked, again } as Asked<OutputOf<C>>
}

type Answer<Data> = Omit<Asked<Data>, 'again'>

/** The one question that was asked before its page is there. */
let ahead: { readonly key: string; readonly answer: Promise<unknown> } | null = null

/** Asks what the next page is going to ask: it then takes this answer instead of asking again. */
export function askAhead<C extends Contract>(path: string, input: AskOf<C>): void {
  const key = keyOf(path, input)
  ahead = { key, answer: answer<C>(path, input, key) }
}

function takeAhead<Data>(key: string): Promise<Answer<Data>> | null {
  if (ahead?.key !== key) return null
  const { answer } = ahead
  ahead = null
  return answer as Promise<Answer<Data>>
}

const keyOf = (path: string, input: unknown): string => `${path} ${JSON.stringify(input)}`

function first<Data>(key: string | null): Answer<Data> {
  const copy = key === null ? undefined : recent(key)
  return copy ? copied(copy, null) : { status: 'loading', data: null, error: null, at: 0 }
}

const copied = <Data>({ data, at }: Copy, error: CallError | null): Answer<Data> => ({
  status: 'ready',
  data: data as Data,
  error,
  at,
})

/** The last copy, marked as such: by a phone that reaches nobody, and by one that waits too long. */
function lastCopy<Data>(key: string, code: 'offline' | 'slow'): Answer<Data> | null {
  const copy = storedCopy(key)
  return copy ? copied(copy, new CallError({ code })) : null
}

const whileWaiting = <Data>(before: Answer<Data>, key: string): Answer<Data> =>
  before.status === 'loading' ? (lastCopy(key, 'slow') ?? before) : before

async function answer<C extends Contract>(path: string, input: AskOf<C>, key: string): Promise<Answer<OutputOf<C>>> {
  const at = Date.now()
  try {
    const data = await ask<C>(path, input)
    keepCopy(key, { data, at })
    return { status: 'ready', data, error: null, at }
  } catch (error) {
    return { status: 'error', data: null, error: error as CallError, at }
  }
}

/** A page that already shows something keeps showing it; only a page without any copy becomes an error page. */
function after<Data>(before: Answer<Data>, error: CallError, key: string): Answer<Data> {
  if (DENIED.has(error.code)) return { status: 'denied', data: null, error, at: 0 }
  if (before.data !== null && error.code !== 'not-found') return { ...before, status: 'ready', error }
  const copy = error.code === 'offline' ? lastCopy<Data>(key, 'offline') : null
  return copy ?? { status: 'error', data: null, error, at: 0 }
}
