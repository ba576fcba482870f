import { readSettings } from './settings'

/** One setting: what it turns on and where it comes from. `optional` says what happens without it. */
interface Known {
  readonly name: string
  readonly turnsOn: string
  readonly getIt: string
  readonly optional?: string
}

/** In the order in which a new installation needs them. */
export const KNOWN: readonly Known[] = [
  {
    name: 'DATABASE_URL',
    turnsOn: 'your own PostgreSQL (15 or newer)',
    getIt: 'postgres://user:password@host:5432/name of your server',
    optional: 'the embedded server in .data',
  },
  { name: 'PORT', turnsOn: 'the port of the API', getIt: 'any free port', optional: '4100' },
  { name: 'TOKEN_SECRET', turnsOn: 'sessions: signs login tokens', getIt: 'make one: openssl rand -base64 32' },
  {
    name: 'DATA_KEYS',
    turnsOn: 'personal data: seals addresses; without the key nobody reads them again, so keep a copy apart',
    getIt: 'JSON {"k1":"…"}, each made by openssl rand -base64 32; to change keys put the new one first',
  },
  {
    name: 'NOTIFY_URL',
    turnsOn: 'notices of payments, refunds and withdrawals',
    getIt: 'the public https address of the API; WeChat posts to <it>/wechat/payments.notice',
  },
  {
    name: 'WECHAT_APPID',
    turnsOn: 'login, mini-program codes, messages',
    getIt: 'mp.weixin.qq.com → 开发管理 → 开发设置 → AppID',
  },
  {
    name: 'WECHAT_SECRET',
    turnsOn: 'login, mini-program codes, messages',
    getIt: 'mp.weixin.qq.com → 开发管理 → 开发设置 → AppSecret',
  },
  {
    name: 'PAY_MCHID',
    turnsOn: 'payments and refunds',
    getIt: 'pay.weixin.qq.com → 账户中心 → 商户信息; bind it to the AppID',
  },
  {
    name: 'PAY_SERIAL',
    turnsOn: 'payments: names your key',
    getIt: 'pay.weixin.qq.com → 账户中心 → API安全 → API证书 → 序列号',
  },
  {
    name: 'PAY_PRIVATE_KEY',
    turnsOn: 'payments: signs every request',
    getIt: 'the text of apiclient_key.pem, made with the API certificate',
  },
  {
    name: 'PAY_API_V3_KEY',
    turnsOn: 'payments: opens notices',
    getIt: 'pay.weixin.qq.com → API安全 → APIv3密钥, exactly 32 characters',
  },
  {
    name: 'PAY_PLATFORM_KEYS',
    turnsOn: 'payments: proves that an answer is WeChat’s',
    getIt: 'API安全 → 微信支付公钥, as JSON {"PUB_KEY_ID_…":"-----BEGIN PUBLIC KEY-----…"}',
  },
  {
    name: 'SUBSCRIBE_TEMPLATES',
    turnsOn: 'messages: group formed, failed, shipped, refunded',
    getIt: 'mp.weixin.qq.com → 订阅消息 → 模板ID, as JSON {"round-formed":"…"}',
    optional: 'no messages are sent',
  },
  {
    name: 'PICTURE_HOSTS',
    turnsOn: 'goods pictures on share cards and posters that the server draws',
    getIt: 'the hosts of your picture storage, separated by commas: cdn.example.com,img.example.com',
    optional: 'cards show the plain picture, posters are drawn without it',
  },
  {
    name: 'WEBHOOK_HOSTS',
    turnsOn: 'webhooks to addresses inside your own network, for trying things out',
    getIt: 'hosts with their port, separated by commas: 127.0.0.1:4190',
    optional: 'webhooks go to public https addresses only',
  },
  {
    name: 'WECHAT_API_URL',
    turnsOn: 'where login and codes are asked',
    getIt: 'leave it',
    optional: 'https://api.weixin.qq.com',
  },
  { name: 'WECHAT_OPEN_URL', turnsOn: 'where H5 logs in', getIt: 'leave it', optional: 'https://open.weixin.qq.com' },
  {
    name: 'WECHAT_CASHIER_URL',
    turnsOn: 'paying outside WeChat’s browser (stand-in only)',
    getIt: 'leave it',
    optional: 'H5 says: open in WeChat',
  },
  {
    name: 'WECHAT_TRANSFER_URL',
    turnsOn: 'confirming a withdrawal outside WeChat’s browser (stand-in only)',
    getIt: 'leave it',
    optional: 'H5 says: open in WeChat',
  },
  {
    name: 'WECHAT_SIMULATOR_URL',
    turnsOn: 'the operators’ page of levers (stand-in only)',
    getIt: 'leave it',
    optional: 'the page says that WeChat is real',
  },
  {
    name: 'PAY_API_URL',
    turnsOn: 'where payments are asked',
    getIt: 'leave it',
    optional: 'https://api.mch.weixin.qq.com',
  },
  { name: 'TIME_URL', turnsOn: 'one clock for many machines', getIt: 'leave it', optional: 'the machine’s own clock' },
]

export type Env = Readonly<Record<string, string | undefined>>
export interface Line {
  readonly name: string
  readonly mark: '✓' | '–' | '✗'
  readonly says: string
}

/** Every setting with what it turns on; never a value, since some of them are secrets. */
export function diagnose(env: Env): Line[] {
  const wrong = wrongSettings(env)
  return KNOWN.map(({ name, turnsOn, getIt, optional }): Line => {
    const given = (env[name] ?? '') !== ''
    if (given && wrong.has(name))
      return { name, mark: '✗', says: `${wrong.get(name)}. It turns on ${turnsOn} ← ${getIt}` }
    if (given) return { name, mark: '✓', says: turnsOn }
    if (optional) return { name, mark: '–', says: `not set → ${optional} (${turnsOn})` }
    return { name, mark: '✗', says: `missing. It turns on ${turnsOn} ← ${getIt}` }
  })
}

/** What the settings' own check says, by name. */
function wrongSettings(env: Env): Map<string, string> {
  try {
    readSettings(env)
    return new Map()
  } catch (fault) {
    const lines = fault instanceof Error ? fault.message.split('\n').slice(1) : []
    return new Map(lines.map((line) => line.trim().split(': ') as [string, string]))
  }
}

/** Whether anybody is there. */
export async function probeHost(name: string, url: string): Promise<Line> {
  try {
    // Any status is an answer: somebody is there.
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    return { name, mark: '✓', says: `answers (${status})` }
  } catch {
    return { name, mark: '✗', says: 'does not answer' }
  }
}
