import { z } from 'zod'
import { command, outside } from '@/kernel/contract'
import { id, isoTime, shareCode } from '@/kernel/shapes'

/**
 * What a share handler returns to WeChat: `path` for chats (leading slash), `query` for Moments (no path there). The
 * pictures are drawn by the server at these addresses (without a host): a chat's 5:4, Moments' 1:1, posters 5:8 with the
 * mini-program code in them. The addresses change whenever the pictures would.
 */
export const shareView = z.object({
  code: shareCode,
  path: z.string(),
  query: z.string(),
  title: z.string(),
  imageUrl: z.string(),
  momentsUrl: z.string(),
  posters: z.array(z.object({ style: z.enum(['paper', 'bold', 'photo']), url: z.string() })).max(5),
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

/**
 * The updatable card of a chat (WX 动态消息): what wx.updateShareMenu is told before a round is shared. Null when the round
 * no longer gathers anybody. An activity ends 24 hours after its last news; a new one comes with the next question.
 */
export const activity = outside('sharing.activity', {
  summary:
    'The chat card of a round that counts seats by itself: its activity id and template, for wx.updateShareMenu.',
  input: z.object({ roundId: id }),
  output: z.object({
    activity: z
      .object({
        activityId: z.string(),
        templateId: z.string(),
        parameters: z.array(z.object({ name: z.string(), value: z.string() })).max(4),
        expiresAt: isoTime,
      })
      .nullable(),
  }),
  refusals: ['not-found', 'wechat-unavailable'],
})
