import type { OutputOf } from '@/kernel/contract'
import type { Asked } from '@/kernel/service'
import type * as contract from './desk-contract'
import type { House } from './house'
import { KNOWN, probeHost } from './known-settings'
import { MESSAGES } from './messages'

type Configuration = OutputOf<typeof contract.configuration>

const WECHAT = 'https://api.weixin.qq.com'
const WECHAT_PAY = 'https://api.mch.weixin.qq.com'

/** What the doctor says in a terminal, for operators: names and states, never a value. */
export async function configuration({ settings }: House, _: Asked<unknown>): Promise<Configuration> {
  const { given, wechat, pay, timeUrl, templates } = settings
  const asked = [
    ['WECHAT_API_URL', wechat.apiUrl],
    ['PAY_API_URL', pay.apiUrl],
    ['TIME_URL', timeUrl],
  ] as const
  const probes = await Promise.all(asked.filter(([, url]) => url !== '').map(([name, url]) => probeHost(name, url)))
  return {
    settings: KNOWN.map(({ name, optional }) => ({
      name,
      state: given.includes(name) ? 'present' : optional ? 'default' : 'missing',
    })),
    templates: Object.keys(MESSAGES).map((name) => ({ name, given: Boolean(templates[name]) })),
    hosts: probes.map(({ name, mark }) => ({ name, answers: mark === '✓' })),
    real: wechat.apiUrl === WECHAT && pay.apiUrl === WECHAT_PAY,
  }
}
