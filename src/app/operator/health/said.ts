import type { health } from '@/cloud/desk-contract'
import type { OutputOf } from '@/kernel/contract'

export type Health = OutputOf<typeof health>
