import { createSign, randomBytes } from 'node:crypto'
import type { Keys } from '@/standin/keys'
import type { TestStandin } from './standin'

export interface MerchantAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

export interface MerchantQuestion {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
  readonly headers?: Record<string, string>
  /** What differs from an honest request: another key, serial or time in ms. */
  readonly forged?: {
    readonly privateKey?: string
    readonly serial?: string
    readonly at?: number
    readonly mchid?: string
  }
}

/** A merchant written from the reference alone, sharing no code with the product: it speaks Pay v3 by hand. */
export async function askAsMerchant(standin: TestStandin, question: MerchantQuestion): Promise<MerchantAnswer> {
  const method = question.method ?? (question.body ? 'POST' : 'GET')
  const body = question.body ? JSON.stringify(question.body) : ''
  const answer = await fetch(standin.url + question.path, {
    method,
    headers: { ...question.headers, Authorization: authorize(standin, { ...question, method, text: body }) },
    ...(body ? { body } : {}),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : {} }
}

export function authorize(standin: TestStandin, asked: MerchantQuestion & { method: string; text: string }): string {
  const { keys } = standin.server.house
  const { privateKey = keys.merchantPrivateKey, serial = keys.merchantSerial, mchid = keys.mchid } = asked.forged ?? {}
  const timestamp = Math.floor((asked.forged?.at ?? standin.now()) / 1000)
  const nonce = randomBytes(8).toString('hex')
  const signature = createSign('RSA-SHA256')
    .update(`${asked.method}\n${asked.path}\n${timestamp}\n${nonce}\n${asked.text}\n`)
    .sign(privateKey, 'base64')
  const fields = `mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${serial}",signature="${signature}"`
  return `WECHATPAY2-SHA256-RSA2048 ${fields}`
}

/** The smallest order that WeChat Pay takes. */
export function orderOf(
  keys: Keys,
  given: { number: string; openid: string; notifyUrl: string } & Record<string, unknown>,
): object {
  const { number, openid, notifyUrl, ...more } = given
  return {
    appid: keys.appid,
    mchid: keys.mchid,
    description: '茉莉雪芽 50g',
    out_trade_no: number,
    notify_url: notifyUrl,
    amount: { total: 4_990, currency: 'CNY' },
    payer: { openid },
    ...more,
  }
}
