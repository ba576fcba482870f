import type { suspense } from '@/insight/desk-contract'
import type { OutputOf } from '@/kernel/contract'

export type Suspense = OutputOf<typeof suspense>
export type Item = Suspense['items'][number]
