import { type Refusal, refuse } from '@/kernel/result'

/** Ends the flow of bytes from within: caught where the rows come out, which end with its refusal. */
export class Unreadable extends Error {
  constructor(readonly refusal: Refusal) {
    super(`a file can’t be read: ${JSON.stringify(refusal)}`)
  }
}

export const broken = (why: string, facts: Record<string, unknown> = {}): Unreadable =>
  new Unreadable(refuse('file-unreadable', { why, ...facts }))

/** Counts what flows by; nobody is believed about sizes. */
export class Allowance {
  constructor(
    private left: number,
    private readonly over: () => Unreadable,
  ) {}

  take(amount: number): void {
    this.left -= amount
    if (this.left < 0) throw this.over()
  }
}
