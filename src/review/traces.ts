import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { emptyCases as empty } from './traces-store'

/** That something was checked and how stays; the words that were checked do not. */
export const emptyCases = ({ sql }: Context, subjectIds: readonly Id[]) => empty(sql, subjectIds)
