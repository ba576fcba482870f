import { z } from 'zod'
import { query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'

/** One movement of money as its owner sees it; minus lines are history, never a change of it. */
export const entry = z.object({
  transferId: id,
  at: isoTime,
  rule: z.string(),
  amountFen: z.number().int(),
  from: z.string(),
  to: z.string(),
  /** Money of an order, or of a withdrawal. */
  orderId: id.nullable(),
  withdrawalId: id.nullable(),
})

/** One line of commission. `availableAt` is null as long as the buyer has not signed; `rule` says what it waits for. */
export const earning = z.object({
  orderId: id,
  title: z.string(),
  units: z.number().int(),
  lineFen: fen,
  rate: z.number().int(),
  commissionFen: z.number().int(),
  state: z.enum(['pending', 'available', 'reversed']),
  rule: z.string(),
  availableAt: isoTime.nullable(),
  at: isoTime,
})

export const earnings = query('ledger.earnings', {
  summary:
    'My commission: pending, available, on its way to me and paid, each line with its rule and the date it becomes available.',
  input: z.object({ state: z.enum(['pending', 'available', 'reversed']).optional(), cursor }),
  output: pageOf(earning).extend({ pendingFen: fen, availableFen: fen, transferFen: fen, paidFen: fen }),
  refusals: [],
})

export const entries = query('ledger.entries', {
  summary: 'The ledger entries behind one of my sums: of a bucket, of one order, or of one withdrawal.',
  input: z.object({
    bucket: z.enum(['pending', 'available', 'transfer', 'paid']).optional(),
    orderId: id.optional(),
    withdrawalId: id.optional(),
    cursor,
  }),
  output: pageOf(entry),
  refusals: [],
})
