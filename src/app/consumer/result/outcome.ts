import { useCallback, useEffect, useRef, useState } from 'react'
import type { view } from '@/orders/contract'
import type { status } from '@/payments/contract'
import { ask, type CallError, send } from '../../call'

export interface Outcome {
  readonly state: 'checking' | 'paid' | 'not-paid' | 'closed' | 'unknown'
  readonly roundId: string | null
  readonly error: CallError | null
  readonly again: () => void
}

/** Asked so often, quickly, before the page admits that it does not know. */
const TRIES = 5
const PAUSE_MS = 1_200
/** After that the page stays open to a late answer, as long as somebody may be looking at it. */
const LATER_MS = 3_000
const LATER_TRIES = 60

type Answer = Omit<Outcome, 'again'>
const CHECKING: Answer = { state: 'checking', roundId: null, error: null }

/** Whether an order is paid, as WeChat Pay says it through our server, never as the phone believes. */
export function useOutcome(orderId: string): Outcome {
  const [answer, setAnswer] = useState<Answer>(CHECKING)
  // Each question has its turn: a newer one, or leaving the page, ends the older ones.
  const turn = useRef(0)

  const again = useCallback(async () => {
    const mine = ++turn.current
    setAnswer(CHECKING)
    for (let tries = 1; tries <= TRIES + LATER_TRIES; tries += 1) {
      const last = await check(orderId)
      if (turn.current !== mine) return
      const sure = last.state === 'paid' || last.state === 'closed'
      if (sure || last.state === 'not-paid' || tries >= TRIES) setAnswer(last)
      if (sure) return
      await new Promise((done) => setTimeout(done, tries < TRIES ? PAUSE_MS : LATER_MS))
      if (turn.current !== mine) return
    }
  }, [orderId])

  useEffect(() => {
    again()
    return () => {
      turn.current += 1
    }
  }, [again])

  return { ...answer, again }
}

async function check(orderId: string): Promise<Answer> {
  try {
    const { state } = await send<typeof status>('consumer/payments.status', { orderId })
    return { state, roundId: state === 'paid' ? await roundOf(orderId) : null, error: null }
  } catch (error) {
    // No answer about money means: unknown. It must never look like "not paid".
    return { state: 'unknown', roundId: null, error: error as CallError }
  }
}

/** A late payer may stand in another round than the one that was joined: the order knows. */
async function roundOf(orderId: string): Promise<string | null> {
  // Paid is paid: not knowing the round must not turn it into "unknown".
  const order = await ask<typeof view>('consumer/orders.view', { orderId }).catch(() => null)
  return order?.roundId ?? null
}
