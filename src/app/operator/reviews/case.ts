import type { OutputOf } from '@/kernel/contract'
import type { cases, view } from '@/review/contract'

export type Queued = OutputOf<typeof cases>['items'][number]
export type FullCase = OutputOf<typeof view>
export type Verdict = 'accepted' | 'needs-work' | 'declined'
