import type { OutputOf } from '@/kernel/contract'
import type { members } from '@/team/contract'

export type Member = OutputOf<typeof members>['items'][number]

/** What is about to be done to a membership. */
export interface Change {
  readonly what: 'role' | 'remove' | 'leave'
  readonly member: Member
}
