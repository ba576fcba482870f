import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { selfSigned } from './certificate'

/**
 * Everything the two sides of WeChat Pay know of each other, all PEM: the merchant's key pair, and the platform's two:
 * the WeChat Pay public key (id `PUB_KEY_ID_…`) and the older platform certificate (a hexadecimal serial).
 */
const keysShape = z.object({
  appid: z.string(),
  secret: z.string(),
  mchid: z.string(),
  merchantSerial: z.string(),
  merchantPrivateKey: z.string(),
  merchantPublicKey: z.string(),
  apiV3Key: z.string().length(32),
  platformKeyId: z.string().startsWith('PUB_KEY_ID_'),
  platformPrivateKey: z.string(),
  platformPublicKey: z.string(),
  certificateSerial: z.string(),
  certificatePem: z.string(),
  certificatePrivateKey: z.string(),
  certificatePublicKey: z.string(),
})

export type Keys = z.infer<typeof keysShape>

const FILE = 'keys.json'

/** The keys of this folder, made at the first start and kept for ever. Only the owner may read them. */
export async function keysIn(folder: string): Promise<Keys> {
  const file = join(folder, FILE)
  if (existsSync(file)) return keysShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  const keys = await makeKeys()
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}

export async function makeKeys(): Promise<Keys> {
  const [merchant, platform, certified] = await Promise.all([keyPair(), keyPair(), keyPair()])
  const certificate = selfSigned(createPrivateKey(certified.privateKey), 'Tenpay.com Stand-in Platform')
  return {
    appid: `wx${randomBytes(8).toString('hex')}`,
    secret: randomBytes(16).toString('hex'),
    mchid: '1900000109',
    merchantSerial: randomBytes(20).toString('hex').toUpperCase(),
    merchantPrivateKey: merchant.privateKey,
    merchantPublicKey: merchant.publicKey,
    apiV3Key: randomBytes(16).toString('hex'),
    platformKeyId: `PUB_KEY_ID_0${randomDigits(31)}`,
    platformPrivateKey: platform.privateKey,
    platformPublicKey: platform.publicKey,
    certificateSerial: certificate.serial,
    certificatePem: certificate.pem,
    certificatePrivateKey: certified.privateKey,
    certificatePublicKey: certified.publicKey,
  }
}

async function keyPair(): Promise<{ privateKey: string; publicKey: string }> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  }
}

export function randomDigits(count: number): string {
  return Array.from(randomBytes(count), (byte) => byte % 10).join('')
}
