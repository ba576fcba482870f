import { lookup } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { SECOND } from '@/kernel/time'

const BYTES_MAX = 4_000_000
const PATIENCE = 3 * SECOND

/**
 * The bytes of a goods picture, null when it can't be had. A brand names the address, and our server asks it: so only
 * hosts of the setting are asked, no redirect is followed, and a name that leads into a private network leads nowhere.
 */
export async function fetchPicture(address: string, hosts: readonly string[]): Promise<Uint8Array | null> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || !hosts.includes(url.host)) return null
  return read(url).catch(() => null)
}

function read(url: URL): Promise<Uint8Array | null> {
  const request = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((resolve, reject) => {
    const asked = request(url, { lookup: publicOnly, signal: AbortSignal.timeout(PATIENCE) }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > BYTES_MAX) asked.destroy(new Error('picture too large'))
      })
      answer.on('end', () => resolve(answer.statusCode === 200 ? Buffer.concat(chunks) : null))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

/**
 * Checked where the connection is made, so that a name can't change its mind between the check and the call. An address
 * written out in the setting is not looked up: whoever runs the house has named that very machine.
 */
export const publicOnly: LookupFunction = (name, options, found) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, [])
    if (addresses.some(({ address }) => isPrivate(address))) return found(new Error(`${name} is a private address`), [])
    if (options.all) return found(null, addresses)
    found(null, addresses[0]!.address, addresses[0]!.family)
  })
}

const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits)
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return PRIVATE.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4')
}
