import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, pageOf } from '@/kernel/shapes'

const lines = z.number().int().min(0)
const state = z.enum(['waiting', 'fetching', 'kept', 'failed'])

/** One picture that lies elsewhere and what became of it. */
const picture = z.object({
  id,
  productId: id,
  handle: z.string(),
  title: z.string(),
  url: z.string(),
  state,
  reason: z.string().nullable(),
  attempts: lines,
  address: z.string().nullable(),
})

export const importPictures = query('catalogue.importPictures', {
  summary:
    'Pictures of a file that lie elsewhere and are fetched in the background, each with its state; `reason` says why one failed.',
  input: z.object({ importId: id, state: state.optional(), cursor }),
  output: pageOf(picture),
  refusals: ['not-found'],
})

export const machinePictures = query('catalogue.pictures', {
  summary:
    'Pictures that goods of `catalogue.upsert` name and that lie elsewhere: each is fetched in the background, and the goods show our own copy at `address` from then on. `failed` with its `reason`: `not-found`, `not-a-picture`, `too-large`, `address-inside`, `timed-out`, `unreachable` or `room-full`; such goods keep your link.',
  input: z.object({ state: state.optional(), cursor }),
  output: pageOf(picture),
  refusals: [],
})

export const retryMachinePictures = command('catalogue.retryPictures', {
  summary: 'Fetch the pictures again that failed (`catalogue.pictures`).',
  input: z.object({}),
  output: z.object({ again: lines }),
  refusals: [],
})

export const retryPictures = command('catalogue.retryPictures', {
  summary: 'Try the pictures again that failed.',
  input: z.object({ importId: id }),
  output: z.object({ again: lines }),
  refusals: ['not-found'],
})
