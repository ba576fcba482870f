import { z } from 'zod'
import { query } from '@/kernel/contract'
import { id } from '@/kernel/shapes'

/** At most a hundred order numbers with commas between: what one address holds. */
export const orderIds = z
  .string()
  .max(3_700)
  .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$/)

/** Published batches of the brand, one for a product: lines that name no batch yet are of the one of their product. */
export const batchIds = z.array(id).max(50).optional()

export const packingSlips = query('orders.packingSlips', {
  summary:
    'A page to print with a slip for each of these orders that is still to ship: what goes in, where it goes, the order ' +
    'number to scan, the batch. No prices, and of the phone number its ends only.',
  input: z.object({
    orderIds,
    /** Batches the clerk takes for lines that name none yet, with commas between. */
    batchIds: z
      .string()
      .max(740)
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,19}$/)
      .optional(),
  }),
  output: z.object({ html: z.string(), slips: z.number().int() }),
  refusals: ['not-found'],
  logged: true,
})
