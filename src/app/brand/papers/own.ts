import type { OutputOf } from '@/kernel/contract'
import type { record } from '@/review/brand-contract'

/** A brand's own record: what buyers see, what waits, its papers. */
export type Own = OutputOf<typeof record>
