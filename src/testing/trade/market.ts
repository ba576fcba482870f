import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'
import type { Chance } from './chance'

/** The product as people meet it: everything in a month's trade goes through its doors, nothing beside them. */
export interface Market {
  readonly chance: Chance
  /** A command as this person; throws with the refusal. */
  send<T>(personId: Id, path: string, input: unknown): Promise<T>
  ask<T>(personId: Id, path: string, input: Record<string, string>): Promise<T>
  /** Somebody without a name opens a card on this device. */
  visit(code: string, device: string): Promise<void>
  /** Pays at the cashier and waits until the shop knows. */
  pay(personId: Id, orderId: Id): Promise<void>
  /** The payee of a withdrawal presses 收款 in WeChat. */
  confirm(transfer: string): Promise<void>
  /** What waits to leave the house leaves. */
  runErrands(): Promise<void>
  /** Moves everybody's clock and runs what became due. */
  moveTo(at: Ms): Promise<void>
}
