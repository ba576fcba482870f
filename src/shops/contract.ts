import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { id } from '@/kernel/shapes'

export const shop = z.object({
  id,
  name: z.string(),
  about: z.string(),
  coverUrl: z.string(),
  /** In the owner's order; `campaigns.summaries` has what they show. */
  campaignIds: z.array(id).max(200),
})

const face = {
  name: z.string().trim().min(1).max(40),
  about: z.string().trim().max(200),
}

export const open = command('shops.open', {
  summary: 'Open a shop: free, without a parent, one per person. Asking again returns the shop that is there.',
  input: z.object({ name: face.name, about: face.about.default('') }),
  output: shop,
  refusals: ['unsafe-words'],
})

export const edit = command('shops.edit', {
  summary: 'Change the name, the words or the cover of my shop.',
  input: z.object({ name: face.name, about: face.about, coverUrl: z.string().max(500).default('') }),
  output: shop,
  refusals: ['unsafe-words'],
})

export const pick = command('shops.pick', {
  summary: 'Put campaigns into my shop, up to 20 at once; those already there stay where they are.',
  input: z.object({ campaignIds: z.array(id).min(1).max(20) }),
  output: shop,
  refusals: ['not-found', 'too-large'],
})

export const arrange = command('shops.arrange', {
  summary: 'My goods in my order; what is left out leaves the shop.',
  input: z.object({ campaignIds: z.array(id).max(200) }),
  output: shop,
  refusals: ['not-found'],
})

export const mine = query('shops.mine', {
  summary: 'My shop as I arrange it.',
  input: z.object({}),
  output: shop,
  refusals: ['not-found'],
})

export const view = query('shops.view', {
  summary: 'A shop as visitors see it.',
  input: z.object({ shopId: id }),
  output: shop,
  refusals: ['not-found'],
  cacheSeconds: 2,
})
