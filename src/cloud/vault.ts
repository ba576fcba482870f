import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Vault } from '@/kernel/vault'

const NONCE = 12
const TAG = 16
const CIPHER = 'aes-256-gcm'

/** AES-256-GCM, a nonce of its own for each text. Keys by name (base64, 32 bytes): the first one seals, all of them open. */
export function createVault(keys: Readonly<Record<string, string>>): Vault {
  const known = new Map(Object.entries(keys).map(([name, key]) => [name, Buffer.from(key, 'base64')]))
  const keyId = known.keys().next().value
  if (keyId === undefined) throw new Error('a vault needs a key')
  return {
    keyId,
    seal(plain, about) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, known.get(keyId)!, nonce).setAAD(Buffer.from(about))
      const text = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${keyId}.${text.toString('base64url')}`
    },
    open(sealed, about) {
      const at = sealed.indexOf('.')
      const key = known.get(sealed.slice(0, at))
      if (!key) throw new Error(`DATA_KEYS has no key "${sealed.slice(0, at)}"`)
      const bytes = Buffer.from(sealed.slice(at + 1), 'base64url')
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(about))
      decipher.setAuthTag(bytes.subarray(-TAG))
      return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
