import { createPublicKey, createSign, type KeyObject, randomBytes } from 'node:crypto'

/**
 * A self-signed X.509 certificate, written by hand: Node reads certificates but does not make them, and older clients
 * learn WeChat Pay's key from `/v3/certificates` only.
 */
export function selfSigned(privateKey: KeyObject, name: string): { pem: string; serial: string } {
  const serial = Buffer.concat([Buffer.from([0x5a]), randomBytes(19)])
  const algorithm = sequence(SHA256_WITH_RSA, NULL)
  const who = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(name)))))
  const validity = sequence(utcTime('200101000000Z'), utcTime('491231235959Z'))
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const version3 = tlv(0xa0, tlv(0x02, Buffer.from([2])))
  const toSign = sequence(version3, tlv(0x02, serial), algorithm, who, validity, who, publicKey)
  const signature = createSign('RSA-SHA256').update(toSign).sign(privateKey)
  const whole = sequence(toSign, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])))
  return { pem: pemOf(whole), serial: serial.toString('hex').toUpperCase() }
}

/** 1.2.840.113549.1.1.11 and 2.5.4.3. */
const SHA256_WITH_RSA = tlv(0x06, Buffer.from('2a864886f70d01010b', 'hex'))
const COMMON_NAME = tlv(0x06, Buffer.from('550403', 'hex'))
const NULL = tlv(0x05, Buffer.alloc(0))

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts))
}

function utcTime(text: string): Buffer {
  return tlv(0x17, Buffer.from(text))
}

/** One DER element: tag, length, value. Lengths above 127 are written as a count of bytes and the bytes. */
function tlv(tag: number, value: Buffer): Buffer {
  if (value.length < 0x80) return Buffer.concat([Buffer.from([tag, value.length]), value])
  const length = Buffer.from(value.length.toString(16).padStart(value.length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, value])
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
