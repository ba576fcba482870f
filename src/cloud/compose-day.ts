import type * as contract from '@/insight/day-contract'
import { day as dayOf } from '@/insight/day-service'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { QueryService } from '@/kernel/service'
import { LIMITS } from '@/payments/rules'

/** Whether commission may be taken out is the payments' rule; the day only asks for it. */
export const day: QueryService<InputOf<typeof contract.day>, OutputOf<typeof contract.day>> = (context, asked) =>
  dayOf(context, asked, { leastOutFen: LIMITS.minFen })
