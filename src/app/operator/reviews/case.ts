import type { OutputOf } from '@/kernel/contract'
import type { cases } from '@/review/contract'

export type Case = OutputOf<typeof cases>['items'][number]
export type Finding = Case['findings'][number]
