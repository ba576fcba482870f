import { z } from 'zod'
import { query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { campaignSummary } from './contract'

/** Lists of campaigns that somebody looks for. Which ones is discovery's business, how they look the campaigns'. */
const category = z.object({ name: z.string(), campaigns: z.number().int(), pictureUrl: z.string() })

export const search = query('campaigns.search', {
  summary:
    'Live campaigns by words, pinyin or initials of campaign, goods, brand or category; titles first. Near hits when nothing fits.',
  input: z.object({
    q: z.string().trim().max(100).default(''),
    category: z.string().max(40).optional(),
    cursor,
  }),
  output: pageOf(campaignSummary).extend({
    /** Nothing fits: these only come close. */
    near: z.boolean(),
    /** Categories of all hits, the fullest first. */
    categories: z.array(category).max(50),
    /** Brands that the question itself names. */
    brands: z.array(z.object({ id, name: z.string(), city: z.string(), logoUrl: z.string() })).max(3),
  }),
  refusals: [],
  cacheSeconds: 2,
})

export const almost = query('campaigns.almost', {
  summary: 'Open groups that wait for exactly one person, the soonest to end first; one per campaign.',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ roundId: id, endsAt: isoTime, campaign: campaignSummary })).max(10) }),
  refusals: [],
  cacheSeconds: 2,
})

export const similar = query('campaigns.similar', {
  summary: 'For a link that leads nowhere any more: what became of it, and what is open and nearest to it.',
  input: z.object({
    campaignId: z.string().max(40).optional(),
    roundId: z.string().max(40).optional(),
    shareCode: z.string().max(10).optional(),
  }),
  output: z.object({
    /** `unknown`: we never had such a thing. */
    what: z.enum(['live', 'over', 'withdrawn', 'unknown']),
    title: z.string(),
    items: z
      .array(
        z.object({ why: z.enum(['same-goods', 'same-brand', 'same-category', 'newest']), campaign: campaignSummary }),
      )
      .max(6),
  }),
  refusals: [],
  cacheSeconds: 5,
})
