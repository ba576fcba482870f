import {
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Ms } from '@/kernel/time'
import type { Clock } from './clock'
import type { Keys } from './keys'

/** The platform's two signing keys and the merchant's public key, parsed once. */
export interface Signer {
  /** Headers that prove that this body is from WeChat Pay (PAY §3.3). */
  headers(body: string, by: 'public-key' | 'certificate', at: Ms): Record<string, string>
  /** Why a request's Authorization is not the merchant's, or null. */
  distrust(request: SignedRequest, clock: Clock): string | null
  /** Whether the paySign of wx.requestPayment fields is the merchant's (PAY §3.2). */
  paySignIsRight(params: PaymentParams, appid: string): boolean
  /** An AEAD_AES_256_GCM envelope around a text (PAY §3.3). */
  seal(text: string, associatedData: string): Sealed
}

export interface SignedRequest {
  method: string
  path: string
  body: string
  authorization: string | undefined
}

export interface PaymentParams {
  timeStamp: string
  nonceStr: string
  package: string
  paySign: string
}

export interface Sealed {
  algorithm: 'AEAD_AES_256_GCM'
  ciphertext: string
  nonce: string
  associated_data: string
}

/** Requests older than five minutes are refused, as WeChat Pay does with replays. */
const REQUEST_SLACK: Ms = 5 * 60_000
const SCHEME = 'WECHATPAY2-SHA256-RSA2048'

export function createSigner(keys: Keys): Signer {
  const merchant = createPublicKey(keys.merchantPublicKey)
  const platform = {
    'public-key': { serial: keys.platformKeyId, key: createPrivateKey(keys.platformPrivateKey) },
    certificate: { serial: keys.certificateSerial, key: createPrivateKey(keys.certificatePrivateKey) },
  }
  return {
    headers(body, by, at) {
      const { serial, key } = platform[by]
      return signedHeaders(body, { serial, key, at })
    },
    distrust: (request, clock) => distrust(request, { keys, merchant, clock }),
    paySignIsRight: (params, appid) =>
      matches(merchant, `${appid}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`, params.paySign),
    seal: (text, associatedData) => seal(text, associatedData, keys.apiV3Key),
  }
}

export function signedHeaders(body: string, by: { serial: string; key: KeyObject; at: Ms }): Record<string, string> {
  const timestamp = String(Math.floor(by.at / 1000))
  const nonce = randomBytes(16).toString('hex')
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': by.serial,
    'Wechatpay-Signature-Type': SCHEME,
    'Wechatpay-Signature': createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(by.key, 'base64'),
  }
}

function distrust(request: SignedRequest, by: { keys: Keys; merchant: KeyObject; clock: Clock }): string | null {
  const fields = fieldsOf(request.authorization ?? '')
  if (!fields) return 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》'
  if (fields.mchid !== by.keys.mchid) return '商户号错误，请检查Authorization中的mchid'
  if (fields.serial_no !== by.keys.merchantSerial) return '商户证书序列号有误，请使用签名私钥匹配的证书序列号'
  if (!by.clock.isNear(Number(fields.timestamp) * 1000, REQUEST_SLACK))
    return 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟'
  const text = `${request.method}\n${request.path}\n${fields.timestamp}\n${fields.nonce_str}\n${request.body}\n`
  return matches(by.merchant, text, fields.signature) ? null : '签名错误，请检查后再试'
}

type Fields = Record<'mchid' | 'nonce_str' | 'timestamp' | 'serial_no' | 'signature', string>

/** The five fields of the Authorization header, in any order; null when one is missing. */
function fieldsOf(header: string): Fields | null {
  if (!header.startsWith(`${SCHEME} `)) return null
  const found: Record<string, string> = {}
  for (const [, name, value] of header.matchAll(/([a-z_]+)="([^"]*)"/g)) found[name!] = value!
  const wanted = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature']
  return wanted.every((name) => found[name]) ? (found as Fields) : null
}

function matches(key: KeyObject, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256').update(text).verify(key, signature, 'base64')
}

function seal(text: string, associatedData: string, apiV3Key: string): Sealed {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(associatedData))
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: bytes.toString('base64'), nonce, associated_data: associatedData }
}
