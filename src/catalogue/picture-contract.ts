import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, pageOf } from '@/kernel/shapes'

const lines = z.number().int().min(0)

export const importPictures = query('catalogue.importPictures', {
  summary:
    'Pictures of a file that lie elsewhere and are fetched in the background, each with its state; `reason` says why one failed.',
  input: z.object({ importId: id, state: z.enum(['waiting', 'fetching', 'kept', 'failed']).optional(), cursor }),
  output: pageOf(
    z.object({
      id,
      productId: id,
      title: z.string(),
      url: z.string(),
      state: z.enum(['waiting', 'fetching', 'kept', 'failed']),
      reason: z.string().nullable(),
      attempts: lines,
      address: z.string().nullable(),
    }),
  ),
  refusals: ['not-found'],
})

export const retryPictures = command('catalogue.retryPictures', {
  summary: 'Try the pictures again that failed.',
  input: z.object({ importId: id }),
  output: z.object({ again: lines }),
  refusals: ['not-found'],
})
