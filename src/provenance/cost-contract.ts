import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { fen, id, isoTime } from '@/kernel/shapes'
import { traceLine } from './contract'

const stated = { materialFen: fen, labourFen: fen, freightFen: fen }
const openTo = z.enum(['nobody', 'resellers', 'everybody'])

/** Where each fen of a price goes: the six parts add up to it exactly. */
export const costCard = z.object({ ...stated, brandFen: fen, platformFen: fen, resellerFen: fen, priceFen: fen })

export const costCards = query('provenance.costCards', {
  summary:
    'What the brand states about the costs of a product, per SKU, with what platform and resellers take of its prices.',
  input: z.object({ productId: id }),
  output: z.object({
    productId: id,
    title: z.string(),
    openTo,
    skus: z
      .array(
        z.object({
          skuId: id,
          options: z.string(),
          pictureUrl: z.string(),
          listPriceFen: fen,
          /** Null as long as nothing is stated. */
          card: costCard
            .extend({ version: z.number().int(), validFrom: isoTime, why: z.string(), by: z.string() })
            .nullable(),
          /** Prices it is sold at, the list price first: what others take of each. */
          prices: z
            .array(
              z.object({
                of: z.enum(['list', 'campaign']),
                title: z.string(),
                priceFen: fen,
                platformFen: fen,
                resellerFen: fen,
              }),
            )
            .max(11),
        }),
      )
      .max(200),
    versions: z
      .array(
        z.object({
          options: z.string(),
          version: z.number().int(),
          at: isoTime,
          validFrom: isoTime,
          by: z.string(),
          why: z.string(),
          priceFen: fen,
          ...stated,
          brandFen: fen,
        }),
      )
      .max(50),
  }),
  refusals: ['not-found'],
})

export const saveCosts = command('provenance.saveCosts', {
  summary:
    'States costs per unit in fen; what the price leaves to the brand follows. Earlier versions stay. `openTo`: who may see where the money goes.',
  input: z.object({
    productId: id,
    openTo,
    why: z.string().trim().max(200).default(''),
    cards: z.array(z.object({ skuId: id, ...stated })).max(200),
  }),
  output: z.object({ written: z.number().int() }),
  refusals: ['not-found', 'terms-refused'],
})

/** What a campaign page says about its goods, as far as the brand opens it. */
export const opened = z.object({
  /** Null where the brand keeps it to itself. */
  costs: z
    .array(z.object({ skuId: id, options: z.string(), validFrom: isoTime, card: costCard }))
    .max(50)
    .nullable(),
  batches: z.array(traceLine).max(3),
})

export const ofCampaign = query('provenance.ofCampaign', {
  summary:
    'Where the money of a campaign’s price goes and where its goods come from, as far as the brand opens it to buyers.',
  input: z.object({ campaignId: id }),
  output: opened,
  refusals: [],
  cacheSeconds: 5,
})

export const ofOffer = query('provenance.ofOffer', {
  summary: 'The same for resellers, to whom a brand may open more.',
  input: z.object({ campaignId: id }),
  output: opened,
  refusals: [],
})
