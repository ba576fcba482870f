import { createDecipheriv, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto'
import type { Ms } from '@/kernel/time'

/** WeChat Pay's clocks and ours may be five minutes apart, no more (PAY §3.3). */
export const CLOCK_SLACK: Ms = 5 * 60_000

export const freshNonce = (): string => randomBytes(16).toString('hex')
export const unixSeconds = (at: Ms): string => String(Math.floor(at / 1000))

export function signText(text: string, privateKey: KeyObject): string {
  return createSign('RSA-SHA256').update(text).sign(privateKey, 'base64')
}

export interface RequestToSign {
  readonly method: string
  /** Path with its query, as it goes over the wire. */
  readonly path: string
  /** Empty for GET. */
  readonly body: string
  readonly at: Ms
}

export interface MerchantKey {
  readonly mchid: string
  readonly serial: string
  readonly privateKey: KeyObject
}

/** The Authorization header of a request to API v3 (PAY §3.1): signed over method, path, time, nonce and body, a line each. */
export function authorization(request: RequestToSign, key: MerchantKey): string {
  const nonce = freshNonce()
  const time = unixSeconds(request.at)
  const text = `${request.method}\n${request.path}\n${time}\n${nonce}\n${request.body}\n`
  const fields = {
    mchid: key.mchid,
    nonce_str: nonce,
    timestamp: time,
    serial_no: key.serial,
    signature: signText(text, key.privateKey),
  }
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`
}

export type HeaderSource = Pick<Headers, 'get'>

export type Distrust = 'headers-missing' | 'too-old' | 'unknown-serial' | 'bad-signature'

/**
 * Whether WeChat Pay really sent this body: the key is chosen by the serial in the header, the time must be within five
 * minutes, and the signature is checked over the bytes as they came (PAY §3.3). Probes whose signature starts
 * `WECHATPAY/SIGNTEST/` fail like any other wrong signature, which is what they are sent for.
 */
export function distrust(
  headers: HeaderSource,
  body: string | Uint8Array,
  against: { readonly platformKeys: ReadonlyMap<string, KeyObject>; readonly now: Ms },
): Distrust | null {
  const [time, nonce, signature, serial] = ['Timestamp', 'Nonce', 'Signature', 'Serial'].map((name) =>
    headers.get(`Wechatpay-${name}`),
  )
  if (!time || !nonce || !signature || !serial) return 'headers-missing'
  // A time that is no number compares false, so the question is asked the strict way round.
  if (!(Math.abs(against.now - Number(time) * 1000) <= CLOCK_SLACK)) return 'too-old'
  const key = against.platformKeys.get(serial)
  if (!key) return 'unknown-serial'
  const verify = createVerify('RSA-SHA256').update(`${time}\n${nonce}\n`).update(body).update('\n')
  return verify.verify(key, signature, 'base64') ? null : 'bad-signature'
}

const TAG_BYTES = 16

export interface Sealed {
  readonly ciphertext: string
  readonly nonce: string
  readonly associated_data?: string | undefined
}

/** Opens an AEAD_AES_256_GCM envelope: the tag is the last 16 bytes (PAY §3.3). Null when it was tampered with. */
export function openSealed(sealed: Sealed, apiV3Key: string): string | null {
  try {
    const bytes = Buffer.from(sealed.ciphertext, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(sealed.nonce), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    decipher.setAAD(Buffer.from(sealed.associated_data ?? ''))
    return decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}
