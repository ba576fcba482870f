export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** 12 passed, 0 failed – and skipped only where there are any. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
