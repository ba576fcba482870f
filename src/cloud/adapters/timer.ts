/** What CloudBase gives to a function when its timer fires. */
export interface TimerEvent {
  readonly Type?: string
  readonly TriggerName?: string
}

/**
 * A function that runs errands when its timer fires: `exports.main = timerMain(…)`. A timer may fire twice, so errands
 * must be safe to repeat; a call that is no timer's is refused, since anybody could make one.
 */
export function timerMain(errands: () => Promise<void>) {
  return async (event: TimerEvent): Promise<{ done: boolean }> => {
    if (event.Type !== 'Timer') return { done: false }
    await errands()
    return { done: true }
  }
}
