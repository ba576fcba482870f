import { z } from 'zod'
import type { House } from './house'
import { type ApiAnswer, apiError } from './login'

const asked = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).optional(),
})

/** What a value may look like, by the prefix of its key (WX 订阅消息). */
const LIMITS: Readonly<Record<string, RegExp>> = {
  thing: /^[\s\S]{1,20}$/u,
  number: /^[\d.,+-]{1,32}$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^\S{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})?\s?(\d{1,2}:\d{2}(:\d{2})?)?$/,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})(\s?\d{1,2}:\d{2}(:\d{2})?)?$/,
  amount: /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^([A-Za-z ]{1,20}|.{1,10})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  enum: /^.+$/u,
}

/** POST /cgi-bin/message/subscribe/send: one consent, one message (WX 订阅消息). */
export function sendMessage({ state, clock }: House, body: unknown): ApiAnswer {
  const parsed = asked.safeParse(body)
  if (!parsed.success) return apiError(47003, 'argument invalid!')
  const { touser, template_id: templateId, page = '', data } = parsed.data
  const person = state.people[touser]
  if (!person) return apiError(40003, 'invalid openid')
  if (!templateId) return apiError(40037, 'invalid template_id')
  const wrong = Object.entries(data).find(([key, { value }]) => !fits(key, value))
  if (wrong) return apiError(47003, `argument invalid! data.${wrong[0]}.value invalid`)
  const left = person.consents[templateId] ?? 0
  if (left <= 0) return apiError(43101, 'user refuse to accept the msg')
  person.consents[templateId] = left - 1
  const values = Object.fromEntries(Object.entries(data).map(([key, { value }]) => [key, value]))
  state.messages.push({ openid: touser, templateId, page, data: values, at: clock.now() })
  return { errcode: 0, errmsg: 'ok', msgid: state.messages.length }
}

function fits(key: string, value: string): boolean {
  const limit = LIMITS[key.replace(/\d+$/, '')]
  return value !== '' && Boolean(limit?.test(value))
}
