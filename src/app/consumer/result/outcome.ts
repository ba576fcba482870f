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

/** Asked so often before the page admits that it does not know. */
const TRIES = 5
const PAUSE_MS = 1_200

type Answer = Omit<Outcome, 'again'>
const CHECKING: Answer = { state: 'checking', roundId: null, error: null }

/** Whether an order is paid, as WeChat Pay says it through our server, never as the phone believes. */
export function useOutcome(orderId: string): Outcome {
  const [answer, setAnswer] = useState<Answer>(CHECKING)
  const here = useRef(true)

  const again = useCallback(async () => {
    setAnswer(CHECKING)
    for (let tries = 1; here.current; tries += 1) {
      const last = await check(orderId)
      if (!here.current) return
      if (last.state !== 'unknown' || tries === TRIES) return setAnswer(last)
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }, [orderId])

  useEffect(() => {
    here.current = true
    again()
    return () => {
      here.current = false
    }
  }, [again])

  return { ...answer, again }
}

async function check(orderId: string): Promise<Answer> {
  try {
    const { state, roundId } = await send<typeof status>('consumer/payments.status', { orderId })
    return { state, roundId: roundId ?? (state === 'paid' ? await roundOf(orderId) : null), error: null }
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
