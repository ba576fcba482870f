import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { House } from './house'
import { type ApiAnswer, apiError } from './login'
import { REVIEW_WORDS, RISKY_WORDS } from './words'

const asked = z.object({
  content: z.string().min(1).max(2_500),
  version: z.literal(2),
  scene: z.number().int().min(1).max(4),
  openid: z.string().min(1),
  title: z.string().optional(),
  nickname: z.string().optional(),
  signature: z.string().optional(),
})

/** POST /wxa/msg_sec_check (WX 内容安全): a short list of words stands for the platform's judgement. */
export function checkText({ state }: House, body: unknown): ApiAnswer {
  const parsed = asked.safeParse(body)
  if (!parsed.success) return apiError(40129, 'invalid scene or content')
  if (!state.people[parsed.data.openid]) return apiError(40003, 'invalid openid')
  const { content, title = '', nickname = '', signature = '' } = parsed.data
  const { suggest, label, keyword } = judge([content, title, nickname, signature].join('\n'))
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: suggest === 'pass' ? 1 : 90 },
      { strategy: 'keyword', errcode: 0, suggest, label, ...(keyword ? { level: 20, keyword } : {}) },
    ],
    trace_id: randomBytes(12).toString('hex'),
  }
}

type Judgement = { suggest: 'pass' | 'review' | 'risky'; label: number; keyword: string | null }

/** Spaces do not hide a word. */
function judge(text: string): Judgement {
  const plain = text.replace(/\s/g, '').toLowerCase()
  const risky = RISKY_WORDS.find(({ word }) => plain.includes(word))
  if (risky) return { suggest: 'risky', label: risky.label, keyword: risky.word }
  const review = REVIEW_WORDS.find(({ word }) => plain.includes(word))
  if (review) return { suggest: 'review', label: review.label, keyword: review.word }
  return { suggest: 'pass', label: 100, keyword: null }
}
