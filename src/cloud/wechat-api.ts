import { z } from 'zod'
import type { Remote } from '@/kernel/remote'
import { type Ms, SECOND } from '@/kernel/time'
import { type ApiLine, type ApiQuestion, askApi, readAs } from './wechat-api-call'
import { createTokenCalls } from './wechat-api-token'
import { createShippingCalls, type ShippingCalls } from './wechat-shipping'

/** Where api.weixin.qq.com is and who we are there; the stand-in differs in address only. */
export interface WechatApiSettings {
  readonly apiUrl: string
  readonly appid: string
  readonly secret: string
  readonly timeoutMs?: number
}

/** Who a code belongs to. The session key stays here: nobody in the house needs it (WX 小程序登录). */
export interface WechatPerson {
  readonly openid: string
  readonly unionid: string | null
}

export interface MiniCode {
  /** At most 32 signs of digits, letters and !#$&'()*+,/:;=?@-._~ (WX 获取不限制的小程序码). */
  readonly scene: string
  /** Without a leading slash and without a query. */
  readonly page: string
  /** 280–1280 pixels, 430 by default. */
  readonly width?: number
  readonly envVersion?: 'release' | 'trial' | 'develop'
  /** False lets a page that is not published yet pass. */
  readonly checkPath?: boolean
}

export interface TextToCheck {
  /** At most 2,500 signs; cut by us. */
  readonly content: string
  /** Must have used the app within two hours (WX 内容安全). */
  readonly openid: string
  readonly scene: 'profile' | 'comment' | 'forum' | 'social-log'
}

/** `review` goes to people. `label` 100 is harmless; the others name the kind of trouble. */
export interface TextVerdict {
  readonly suggest: 'pass' | 'review' | 'risky'
  readonly label: number
  readonly traceId: string
}

export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  readonly page?: string
  /** Values by key; the caller keeps the length limits of each key's prefix (WX 订阅消息). */
  readonly data: Readonly<Record<string, string>>
}

/** The states of a chat card that counts by itself (WX 动态消息). */
export type CardUpdate =
  | { readonly activityId: string; readonly state: 'gathering'; readonly members: number; readonly room: number }
  | { readonly activityId: string; readonly state: 'complete'; readonly path: string }
  | { readonly activityId: string; readonly state: 'over' }

/** api.weixin.qq.com as the house uses it. `refused` carries the errcode as text. */
export interface WechatApi extends ShippingCalls {
  /** wx.login code → person; single use, five minutes. 40029 wrong code, 40226 blocked, 45011 too often. */
  code2session(code: string): Promise<Remote<WechatPerson>>
  /** The code of an H5 login → person. 40029 wrong code, 40163 used already. */
  oauthPerson(code: string): Promise<Remote<WechatPerson>>
  /** PNG bytes. 40169 scene, 41030 page, 40097 other parameters. */
  miniCode(code: MiniCode): Promise<Remote<Uint8Array>>
  checkText(text: TextToCheck): Promise<Remote<TextVerdict>>
  /** 43101: no consent left, forget the balance. 47003: a value is too long or empty. */
  sendSubscribed(message: SubscribeMessage): Promise<Remote<null>>
  /** One id per round; the times are ms. */
  createActivity(openid?: string): Promise<Remote<{ readonly activityId: string; readonly expiresAt: Ms }>>
  /** 47501–47504: the card is gone or moved on; never a reason to stop an order. */
  updateCard(update: CardUpdate): Promise<Remote<null>>
}

const DEFAULT_TIMEOUT_MS = 5_000
const CONTENT_MAX = 2_500
const CHECK_SCENES = { profile: 1, comment: 2, forum: 3, 'social-log': 4 } as const

const personShape = z.object({ openid: z.string().min(1), unionid: z.string().optional() })
const verdictShape = z.object({
  trace_id: z.string(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.number() }),
})
const activityShape = z.object({ activity_id: z.string().min(1), expiration_time: z.number() })
const doneShape = z.object({ errcode: z.literal(0) })

export function createWechatApi(settings: WechatApiSettings, now: () => Ms): WechatApi {
  const { appid, secret } = settings
  const apiUrl = settings.apiUrl.replace(/\/$/, '')
  const line: ApiLine = { apiUrl, appid, secret, timeoutMs: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS, now }
  const ask = createTokenCalls(line)
  return {
    ...createShippingCalls(ask),
    code2session: (code) =>
      personBehind(
        line,
        `/sns/jscode2session?${query({ appid, secret, js_code: code, grant_type: 'authorization_code' })}`,
      ),
    oauthPerson: (code) =>
      personBehind(
        line,
        `/sns/oauth2/access_token?${query({ appid, secret, code, grant_type: 'authorization_code' })}`,
      ),
    miniCode: (code) => ask({ path: '/wxa/getwxacodeunlimit', body: codeBody(code) }),
    async checkText(text) {
      const answer = readAs(await ask({ path: '/wxa/msg_sec_check', body: checkBody(text) }), verdictShape)
      return map(answer, ({ trace_id, result }) => ({ ...result, traceId: trace_id }))
    },
    sendSubscribed: (message) => done(ask, { path: '/cgi-bin/message/subscribe/send', body: messageBody(message) }),
    async createActivity(openid) {
      const path = `/cgi-bin/message/wxopen/activityid/create${openid ? `?${query({ openid })}` : ''}`
      const answer = readAs(await ask({ path }), activityShape)
      return map(answer, (raw) => ({ activityId: raw.activity_id, expiresAt: raw.expiration_time * SECOND }))
    },
    updateCard: (update) => done(ask, { path: '/cgi-bin/message/wxopen/updatablemsg/send', body: cardBody(update) }),
  }
}

async function personBehind(line: ApiLine, path: string): Promise<Remote<WechatPerson>> {
  const answer = readAs(await askApi(line, { path }), personShape)
  return map(answer, ({ openid, unionid }) => ({ openid, unionid: unionid ?? null }))
}

async function done(
  ask: (question: ApiQuestion) => Promise<Remote<Uint8Array>>,
  question: ApiQuestion,
): Promise<Remote<null>> {
  return map(readAs(await ask(question), doneShape), () => null)
}

function codeBody(code: MiniCode): object {
  return {
    scene: code.scene,
    page: code.page,
    width: code.width ?? 430,
    env_version: code.envVersion ?? 'release',
    check_path: code.checkPath ?? true,
  }
}

function checkBody(text: TextToCheck): object {
  const content = [...text.content].slice(0, CONTENT_MAX).join('')
  return { content, version: 2, scene: CHECK_SCENES[text.scene], openid: text.openid }
}

function messageBody(message: SubscribeMessage): object {
  const data = Object.fromEntries(Object.entries(message.data).map(([key, value]) => [key, { value }]))
  return {
    touser: message.openid,
    template_id: message.templateId,
    ...(message.page ? { page: message.page } : {}),
    data,
    miniprogram_state: 'formal',
    lang: 'zh_CN',
  }
}

const TARGETS = { gathering: 0, complete: 1, over: 2 } as const

/** All values are strings, numbers included (WX 动态消息). */
function cardBody(update: CardUpdate): object {
  return {
    activity_id: update.activityId,
    target_state: TARGETS[update.state],
    template_info: { parameter_list: Object.entries(parametersOf(update)).map(([name, value]) => ({ name, value })) },
  }
}

function parametersOf(update: CardUpdate): Record<string, string> {
  if (update.state === 'gathering') {
    return { member_count: String(update.members), room_limit: String(update.room) }
  }
  return update.state === 'complete' ? { path: update.path, version_type: 'release' } : {}
}

const query = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()

function map<A, B>(answer: Remote<A>, of: (value: A) => B): Remote<B> {
  return answer.outcome === 'ok' ? { outcome: 'ok', value: of(answer.value) } : answer
}
