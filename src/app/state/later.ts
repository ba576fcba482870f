import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { AskOf, Contract } from '@/kernel/contract'
import { type CallError, send } from '../call'
import { type Acting, useAction } from './action'
import { type Errand, makeErrands } from './errands'
import { useSession } from './session'
import { storageOf } from './storage'

/** Somebody pressed long ago, and the server says no now. */
export interface Refused {
  readonly path: string
  readonly error: CallError | null
}

interface Later {
  /** Whoever signs in next on this phone must not send what somebody else has pressed. */
  readonly byPerson: Readonly<Record<string, readonly Errand[]>>
  readonly refused: Refused | null
}

export const useLaterStore = create<Later>()(
  persist<Later>(() => ({ byPerson: {}, refused: null }), { name: 'later', storage: storageOf<Later>() }),
)

const whose = (): string => useSession.getState().me?.personId ?? ''

const errands = makeErrands({
  hand: ({ path, input, key }) => send<Contract>(path, input as AskOf<Contract>, { key }),
  read: () => useLaterStore.getState().byPerson[whose()] ?? [],
  write: (list) => useLaterStore.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [whose()]: list } })),
  now: () => Date.now(),
  refused: ({ path }, error) => useLaterStore.setState({ refused: { path, error: error as CallError | null } }),
})

/** Once at start: what waits goes out when the phone has a network again. `app.tsx` calls the rest on every showing. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) errands.flush()
  })
}

/** Hands in what waits. */
export const handInWaiting = (): Promise<void> => errands.flush()

export interface LaterActing<Input> extends Acting<[Input]> {
  /** It is written down on this phone and goes out by itself, once; the server knows nothing of it yet. */
  readonly waiting: boolean
}

const NOTHING: readonly Errand[] = []

/** What this person's phone still has to hand in. */
export function useWaiting(): readonly Errand[] {
  const me = useSession((session) => session.me?.personId ?? '')
  return useLaterStore(({ byPerson }) => byPerson[me] ?? NOTHING)
}

/**
 * A command that may wait for a network: nothing about it is pressing, no money moves and nobody can be in the way.
 * `done` runs once the server has answered, while the page is open. Refusals stand in `error` as with `useAction`.
 */
export function useLater<C extends Contract>(path: string, done?: () => unknown): LaterActing<AskOf<C>> {
  const [pressed, setPressed] = useState('')
  const waiting = useWaiting().some(({ key }) => key === pressed)
  const acting = useAction(async (key, input: AskOf<C>) => {
    const outcome = await errands.send({ key, path, input, at: Date.now() })
    setPressed(outcome === 'waiting' ? key : '')
    if (outcome === 'done') await done?.()
  })
  const latest = useRef(done)
  latest.current = done
  useEffect(() => {
    if (!pressed || waiting) return
    setPressed('')
    latest.current?.()
  }, [pressed, waiting])
  return { ...acting, waiting }
}

export function forgetRefused(): void {
  useLaterStore.setState({ refused: null })
}
