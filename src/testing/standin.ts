import type { WechatApiSettings } from '@/cloud/wechat-api'
import type { Ms } from '@/kernel/time'
import type { ClientParams, WechatPaySettings } from '@/payments/wechat'
import { environmentFor } from '@/standin/environment'
import type { Settings } from '@/standin/house'
import { makeKeys } from '@/standin/keys'
import { type StandinServer, startServer } from '@/standin/server'

/** A stand-in WeChat for one test file, with the levers that tests pull. Real protocol over loopback, own keys. */
export interface TestStandin {
  readonly url: string
  /** Its own time; give it to the product, so that both clocks move together. */
  now(): Ms
  /** Settings for `createWechatPay`; `notifyUrl` is where notices go. */
  paySettings(notifyUrl: string): WechatPaySettings
  apiSettings(): WechatApiSettings
  /** The same as environment variables of the product (without DATABASE_URL, PORT and its own secrets). */
  environment(notifyUrl: string): Record<string, string>
  /** Registers people; unknown openids are refused everywhere, as WeChat does. */
  people(list: readonly { openid: string; name: string; origin?: string }[]): Promise<void>
  /** A wx.login code. */
  loginCode(openid: string): Promise<string>
  /** The person presses 确认支付; the answer is wx.requestPayment's `errMsg`. */
  pay(prepayId: string, options?: { openid?: string; params?: ClientParams; lose?: boolean }): Promise<string>
  consent(openid: string, templateId: string, count?: number): Promise<void>
  faults(change: Record<string, unknown>): Promise<void>
  /** Moves the clock forward and sends what became due. */
  advance(ms: Ms): Promise<void>
  /** Sends what is due and waits until it was answered. */
  tick(): Promise<void>
  /** POST /control/<lever>; throws on anything but 200. */
  control(lever: string, body?: object): Promise<Record<string, unknown>>
  readonly server: StandinServer
  stop(): Promise<void>
}

export async function startStandin(settings: Partial<Settings> = {}): Promise<TestStandin> {
  const keys = await makeKeys()
  const server = await startServer({ keys, ...settings })
  const { url } = server
  const control = (lever: string, body: object = {}) => pull(`${url}/control/${lever}`, body)
  const platformKeys = {
    [keys.platformKeyId]: keys.platformPublicKey,
    [keys.certificateSerial]: keys.certificatePublicKey,
  }
  const apiSettings = () => ({ apiUrl: url, appid: keys.appid, secret: keys.secret })
  return {
    url,
    server,
    control,
    now: () => server.house.clock.now(),
    apiSettings,
    paySettings: (notifyUrl) => ({
      apiUrl: url,
      appid: keys.appid,
      mchid: keys.mchid,
      serial: keys.merchantSerial,
      privateKey: keys.merchantPrivateKey,
      apiV3Key: keys.apiV3Key,
      platformKeys,
      notifyUrl,
    }),
    environment: (notifyUrl) => ({ ...environmentFor(keys, url), NOTIFY_URL: notifyUrl }),
    async people(list) {
      await control('people', [...list])
    },
    async loginCode(openid) {
      return String((await control('login-code', { openid })).code)
    },
    async pay(prepayId, options = {}) {
      return String((await control('pay', { prepay_id: prepayId, ...options })).errMsg)
    },
    async consent(openid, templateId, count = 1) {
      await control('consents', { openid, templateId, count })
    },
    async faults(change) {
      await control('faults', change)
    },
    async advance(ms) {
      await control('clock', { advance: ms })
    },
    tick: () => server.tick(),
    stop: () => server.stop(),
  }
}

async function pull(address: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${text}`)
  return JSON.parse(text) as Record<string, unknown>
}
