import { z } from 'zod'
import * as afterSalesContract from '@/after-sales/contract'
import * as afterSales from '@/after-sales/service'
import * as campaigns from '@/campaigns/contract'
import { wake as wakeRounds } from '@/campaigns/service'
import { command } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import type { CommandService } from '@/kernel/service'
import * as payments from '@/payments/service'
import type { Folds } from './command-entry'
import { act as takePart } from './compose'
import { fold } from './entry'

/** The commands that meet on the rounds of a campaign: they travel in batches and share one transaction. */

const campaignOf = (input: unknown): Id => (input as { campaignId: Id }).campaignId

/** Requests that name their campaign, and a service that begins by locking it. */
const byCampaign: Folds = {
  campaignOf,
  campaigns: async (_, asked) => asked.map(({ input }) => campaignOf(input)),
  locksItself: true,
}

export const act = fold(campaigns.act, takePart, byCampaign)

/** Taking money back moves seats or quota, so it waits for the campaign like everybody else. */
export const refund = fold(afterSalesContract.refund, afterSales.refund, {
  campaigns: afterSales.originsOf,
  locksItself: false,
})

/** Inner calls have a contract like all others, but no door: nobody outside can reach them. */
const settleContract = command('payments.settle', {
  summary: 'Money arrived for a payment.',
  input: z.object({ paymentId: z.string(), transactionId: z.string(), amountFen: z.number(), paidAt: z.number() }),
  output: z.object({ settled: z.boolean() }),
  refusals: [],
})

export const settle = fold(settleContract, payments.settle, {
  campaigns: (context, asked) =>
    payments.originsOf(context, asked as readonly { input: payments.Arrival; by: never }[]),
  locksItself: false,
})

interface Alarm {
  readonly campaignId: string
  readonly id: string
}

const wakeContract = command('campaigns.wake', {
  summary: 'The alarm of a round rang.',
  input: z.object({ campaignId: z.string(), id: z.string() }),
  output: z.null(),
  refusals: [],
})

const wakeAll: CommandService<Alarm, null> = async (context, asked) => {
  const effects = await wakeRounds(
    context,
    asked.map(({ input }) => input),
  )
  return asked.map((_, i) => ({ answer: null, effects: i === 0 ? effects : [] }))
}

export const wake = fold(wakeContract, wakeAll, byCampaign)
