import type * as crm from '@/crm/contract'
import type * as privacy from '@/crm/privacy-contract'
import * as profile from '@/crm/profile'
import * as crmService from '@/crm/service'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type { ReportPort } from '@/orders/reports'
import type * as paymentsContract from '@/payments/contract'
import * as payments from '@/payments/service'
import * as transfers from '@/payments/transfers-service'
import type * as own from './contract'
import { settle } from './folds'
import { withdrawalsEnded } from './folds-own'
import type { House } from './house'

/** Calls that talk to WeChat themselves. Each gets the few ports it needs, never the whole house. */

const NOBODY = { role: 'clock', personId: '', visitorId: '', shopId: '', brandId: '' } as const
export const byClock = <I>(input: I): Asked<I> => ({ input, by: NOBODY })

export const payPort = (house: House): payments.PayPort => ({
  sql: house.sql,
  now: house.now(),
  pay: house.pay,
  mchid: house.settings.pay.mchid,
  appId: house.settings.wechat.appid,
  settle: async (arrival: payments.Arrival) => {
    await house.submit(settle, byClock(arrival), null)
  },
})

export const transferPort = (house: House): transfers.TransferPort => ({
  sql: house.sql,
  now: house.now(),
  pay: house.pay,
  mchid: house.settings.pay.mchid,
  end: async (ended) => {
    await house.submit(withdrawalsEnded, byClock(ended), null)
  },
})

export const reportPort = ({ sql, now, vault, wechat }: House): ReportPort => ({
  sql,
  now: now(),
  vault,
  upload: wechat.upload,
  ask: wechat.ask,
  delay: wechat.delay,
})

export const withdrawalStatus = (house: House, asked: Asked<InputOf<typeof paymentsContract.withdrawal>>) =>
  transfers.status(transferPort(house), asked)

export const cancelWithdrawal = (house: House, asked: Asked<InputOf<typeof paymentsContract.withdrawal>>) =>
  transfers.cancel(transferPort(house), asked)

export const preparePayment = (house: House, asked: Asked<InputOf<typeof paymentsContract.prepare>>) =>
  payments.prepare(payPort(house), asked)

export const paymentStatus = (house: House, asked: Asked<InputOf<typeof paymentsContract.status>>) =>
  payments.status(payPort(house), asked)

export const signIn = (house: House, asked: Asked<InputOf<typeof crm.signIn>>) =>
  crmService.signIn(
    { sql: house.sql, now: house.now(), token: house.tokens.make, exchange: (code, way) => exchange(house, code, way) },
    asked,
  )

async function exchange({ wechat }: House, code: string, way: 'mini' | 'web'): Promise<{ openid: string } | Refusal> {
  const found = way === 'mini' ? await wechat.code2session(code) : await wechat.oauthPerson(code)
  if (found.outcome === 'ok') return { openid: found.value.openid }
  return refuse(found.outcome === 'refused' ? 'sign-in' : 'wechat-unavailable')
}

export const saveProfile = (house: House, asked: Asked<InputOf<typeof privacy.saveProfile>>) =>
  profile.saveProfile(
    {
      sql: house.sql,
      now: house.now(),
      transaction: (work) => house.sql.begin(work) as ReturnType<typeof work>,
      mayShow: (words, openid) => mayShow(house, words, openid),
    },
    asked,
  )

/** Words that WeChat is not sure about are not shown either: a nickname is changed more easily than judged. */
async function mayShow({ wechat }: House, content: string, openid: string): Promise<true | Refusal> {
  const verdict = await wechat.checkText({ content, openid, scene: 'profile' })
  if (verdict.outcome === 'ok')
    return verdict.value.suggest === 'pass' ? true : refuse('unsafe-words', { field: 'nickname' })
  return refuse('wechat-unavailable')
}

export async function publicSettings(house: House): Promise<OutputOf<typeof own.settingsOf>> {
  const { wechat, templates } = house.settings
  const { appid: appId, openUrl, cashierUrl, transferUrl } = wechat
  return { appId, openUrl, cashierUrl, transferUrl, templates, serverTime: iso(house.now()) }
}
