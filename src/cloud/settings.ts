import { z } from 'zod'

const json = z.string().transform((text, ctx) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    ctx.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
})
const texts = z.record(z.string(), z.string())
/** A name that begins with a letter keeps its place in JSON, and the first key is the one that seals. */
const keys = z
  .record(z.string().regex(/^[a-z][a-z0-9-]{0,19}$/), z.base64())
  .refine((list) => Object.keys(list).length > 0, 'has no key')
  .refine(
    (list) => Object.values(list).every((key) => Buffer.from(key, 'base64').length === 32),
    'has a key that is not 32 bytes',
  )
const url = z.url().transform((text) => text.replace(/\/$/, ''))

/** Every setting, from the environment only. Sandbox and production differ in these values and in nothing else. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  DATABASE_URL: z.string().default(''),
  TOKEN_SECRET: z.string().min(32),
  /** Keys of the personal data, by name. */
  DATA_KEYS: json.pipe(keys),
  WECHAT_APPID: z.string().min(1),
  WECHAT_SECRET: z.string().min(1),
  WECHAT_API_URL: url.default('https://api.weixin.qq.com'),
  WECHAT_OPEN_URL: url.default('https://open.weixin.qq.com'),
  /** Where H5 pays outside WeChat's own browser; empty where there is no such place. */
  WECHAT_CASHIER_URL: z.union([z.literal(''), url]).default(''),
  /** Where a withdrawal is confirmed outside WeChat's own browser; empty where there is no such place. */
  WECHAT_TRANSFER_URL: z.union([z.literal(''), url]).default(''),
  PAY_API_URL: url.default('https://api.mch.weixin.qq.com'),
  PAY_MCHID: z.string().min(1),
  PAY_SERIAL: z.string().min(1),
  PAY_PRIVATE_KEY: z.string().min(1),
  PAY_API_V3_KEY: z.string().length(32),
  PAY_PLATFORM_KEYS: json.pipe(texts),
  NOTIFY_URL: url,
  /** A source of time for every process of an installation; empty means the machine's own clock. */
  TIME_URL: z.union([z.literal(''), url]).default(''),
  /** The levers of a stand-in WeChat, for operators; empty wherever WeChat is the real one. */
  WECHAT_SIMULATOR_URL: z.union([z.literal(''), url]).default(''),
  /** Hosts (with their port, if any) that our server may fetch goods pictures from, separated by commas. */
  PICTURE_HOSTS: z.string().default(''),
  /** Hosts (with their port) that webhooks may call although they are private, separated by commas: for trying things out. */
  WEBHOOK_HOSTS: z.string().default(''),
  SUBSCRIBE_TEMPLATES: json.pipe(texts).prefault('{}'),
})

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The names of all settings, for whoever must carry them to another place. */
export const settingNames: readonly string[] = Object.keys(environment.shape)

export interface Settings {
  /** The names of what was set, without the values: what is missing can be said aloud. */
  readonly given: readonly string[]
  readonly port: number
  readonly databaseUrl: string
  readonly tokenSecret: string
  /** The first one seals personal data, the others still open it. Base64 of 32 bytes. */
  readonly dataKeys: Readonly<Record<string, string>>
  readonly timeUrl: string
  readonly notifyUrl: string
  /** Our name of a message → WeChat's template id. */
  readonly templates: Readonly<Record<string, string>>
  readonly pictureHosts: readonly string[]
  readonly webhookHosts: readonly string[]
  readonly wechat: {
    readonly appid: string
    readonly secret: string
    readonly apiUrl: string
    readonly openUrl: string
    readonly cashierUrl: string
    readonly simulatorUrl: string
    readonly transferUrl: string
  }
  readonly pay: {
    readonly apiUrl: string
    readonly mchid: string
    readonly serial: string
    readonly privateKey: string
    readonly apiV3Key: string
    readonly platformKeys: Readonly<Record<string, string>>
  }
}

/** Reads all settings at once; the error names every variable that is missing or wrong, never a value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.safeParse(env)
  if (!read.success) {
    const faults = read.error.issues.map(
      (i) => `${String(i.path[0])}: ${env[String(i.path[0])] === undefined ? 'missing' : i.message}`,
    )
    throw new Error(`settings are incomplete (npm run doctor explains each):\n  ${[...new Set(faults)].join('\n  ')}`)
  }
  const e = read.data
  return {
    given: settingNames.filter((name) => (env[name] ?? '') !== ''),
    port: e.PORT,
    databaseUrl: e.DATABASE_URL,
    tokenSecret: e.TOKEN_SECRET,
    dataKeys: e.DATA_KEYS,
    timeUrl: e.TIME_URL,
    notifyUrl: e.NOTIFY_URL,
    templates: e.SUBSCRIBE_TEMPLATES,
    pictureHosts: listOf(e.PICTURE_HOSTS),
    webhookHosts: listOf(e.WEBHOOK_HOSTS),
    wechat: {
      appid: e.WECHAT_APPID,
      secret: e.WECHAT_SECRET,
      apiUrl: e.WECHAT_API_URL,
      openUrl: e.WECHAT_OPEN_URL,
      cashierUrl: e.WECHAT_CASHIER_URL,
      simulatorUrl: e.WECHAT_SIMULATOR_URL,
      transferUrl: e.WECHAT_TRANSFER_URL,
    },
    pay: {
      apiUrl: e.PAY_API_URL,
      mchid: e.PAY_MCHID,
      serial: e.PAY_SERIAL,
      privateKey: e.PAY_PRIVATE_KEY,
      apiV3Key: e.PAY_API_V3_KEY,
      platformKeys: e.PAY_PLATFORM_KEYS,
    },
  }
}
