import { z } from 'zod'
import { command, outside } from '@/kernel/contract'
import { id, shareCode } from '@/kernel/shapes'

/** What a share handler returns to WeChat: `path` for chats (leading slash), `query` for Moments (no path there). */
export const shareView = z.object({
  code: shareCode,
  path: z.string(),
  query: z.string(),
  title: z.string(),
  imageUrl: z.string(),
})

export const share = command('sharing.share', {
  summary:
    'A card for one campaign or one of its rounds. A reseller’s card counts for that shop; a buyer’s card carries on the shop that brought the buyer.',
  input: z.object({ campaignId: id, roundId: id.optional() }),
  output: shareView,
  refusals: ['not-found'],
})

export const visit = command('sharing.visit', {
  summary: 'A card was opened on this device. The last one within 7 days decides whose sale it is.',
  input: z.object({ code: shareCode, scene: z.number().int().min(0).max(9999).default(0) }),
  output: z.object({ campaignId: id, roundId: id.nullable() }),
  refusals: ['not-found'],
})

/** The mini-program code of a share, drawn by WeChat (wxacode.getUnlimited: `scene` holds the share code, at most 32 characters). */
export const code = outside('sharing.code', {
  summary: 'The mini-program code of one of my cards as a PNG data URI, for posters.',
  input: z.object({ code: shareCode }),
  output: z.object({ dataUri: z.string() }),
  refusals: ['not-found', 'wechat-unavailable'],
})
