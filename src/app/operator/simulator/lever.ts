import type { pull, simulator } from '@/cloud/desk-contract'
import type { AskOf, OutputOf } from '@/kernel/contract'

export type Told = OutputOf<typeof simulator>
type Lever = AskOf<typeof pull>['lever']
/** Pulls a lever; what it says when it worked is the page's. */
export type Pull = (lever: Lever, body: Record<string, unknown>, tell: Tell) => void
export interface Pulled {
  readonly lever: Lever
  readonly body: Record<string, unknown>
  readonly tell: Tell
}
export type Tell = (said: Readonly<Record<string, unknown>>) => { text: string; good: boolean }
