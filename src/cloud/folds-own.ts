import { z } from 'zod'
import { end as endCampaigns } from '@/campaigns/publishing'
import { remindDue } from '@/campaigns/reminders'
import { sweepImports as sweepFiles } from '@/catalogue/import-sweeping'
import * as discovery from '@/discovery/service'
import { command } from '@/kernel/contract'
import type { Effect } from '@/kernel/effect'
import type { CommandService, Context } from '@/kernel/service'
import { DAY } from '@/kernel/time'
import * as money from '@/ledger/rules'
import * as orders from '@/orders/service'
import { remind } from '@/orders/to-ship'
import * as payments from '@/payments/service'
import * as withdrawals from '@/payments/withdrawals-service'
import { forget } from '@/provenance/code-service'
import { SCANS_KEPT } from '@/provenance/rules'
import { tellEnding } from '@/review/licence-ends'
import { escalateLate } from '@/review/service'
import { write } from './entry'

/** Commands that the clock and WeChat give: same door, same transaction as everybody's, but no path leads here. */

const refundsContract = command('payments.refundsDone', {
  summary: 'A refund arrived at the buyer.',
  input: z.object({ refundId: z.string(), at: z.number() }),
  output: z.null(),
  refusals: [],
})
export const refundsDone = write(refundsContract, payments.refundsDone)

const endedContract = command('payments.withdrawalsEnded', {
  summary: 'WeChat Pay has paid a withdrawal, or will not.',
  input: z.object({
    withdrawalId: z.string(),
    state: z.enum(['done', 'failed']),
    reason: z.string(),
    amountFen: z.number().nullable(),
    at: z.number(),
    period: z.string().nullable(),
  }),
  output: z.null(),
  refusals: [],
})
export const withdrawalsEnded = write(endedContract, withdrawals.ended)

const MOST = 200

const duty = (name: string, summary: string, run: (context: Context) => Promise<readonly Effect[]>) => {
  const contract = command(name, { summary, input: z.object({}), output: z.null(), refusals: [] })
  const service: CommandService<unknown, null> = async (context, asked) => {
    const effects = await run(context)
    return asked.map((_, i) => ({ answer: null, effects: i === 0 ? effects : [] }))
  }
  return write(contract, service)
}

/** The return window of these orders is over: commission and the brand's share become available. */
export const finishOrders = duty('orders.finish', 'Orders whose return window is over.', async (context) => {
  const { rows, effects } = await orders.finish(context, MOST)
  return [{ type: 'book', transfers: rows.flatMap((row) => money.onFinished(row, context.now)) }, ...effects]
})

export const signUnsigned = duty('orders.signUnsigned', 'Parcels nobody signed for in ten days.', async (context) => {
  await orders.signUnsigned(context, MOST)
  return []
})

export const indexNames = duty(
  'discovery.index',
  'Campaigns that can’t be found by their names yet.',
  async (context) => {
    await discovery.index(context, MOST)
    return []
  },
)

export const escalateReviews = duty('review.escalate', 'Cases that nobody decided in time.', async (context) => {
  await escalateLate(context, MOST)
  return []
})

export const tellPapersEnd = duty('review.licencesEnd', 'Owners hear which papers end soon.', (context) =>
  tellEnding(context, MOST),
)

export const remindStarted = duty('campaigns.remindDue', 'Campaigns that begin call those who asked.', (context) =>
  remindDue(context, MOST),
)

/** Who scanned a label is nobody's business for ever. */
export const forgetScans = duty('provenance.forget', 'Fingerprints of scans that are old.', async (context) => {
  await forget(context, { scans: context.now - SCANS_KEPT, misses: context.now - DAY })
  return []
})

/** What is kept of files goes when nobody can use it any more. */
export const sweepImports = duty(
  'catalogue.sweepImports',
  'Files whose lines and ways back are over.',
  async (context) => {
    await sweepFiles(context)
    return []
  },
)

export const remindToShip = duty('orders.remind', 'Brands hear once a day of what has to leave soon.', (context) =>
  remind(context, MOST),
)

export const endOver = duty('campaigns.end', 'Campaigns that are over give back what nobody took.', (context) =>
  endCampaigns(context, MOST),
)
