import { isIP } from 'node:net'
import { SECOND } from '@/kernel/time'
import { callOutside } from '../outside'

const BYTES_MAX = 4_000_000
const PATIENCE = 3 * SECOND

/**
 * The bytes of a goods picture, null when it can't be had. Only hosts of the setting are asked. One written out in figures
 * is that very machine, named by whoever runs the house; one with a name must lead to the public.
 */
export async function fetchPicture(address: string, hosts: readonly string[]): Promise<Uint8Array | null> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !hosts.includes(url.host)) return null
  const named = isIP(url.hostname.replace(/^\[|\]$/g, '')) > 0 ? hosts : []
  const call = { timeoutMs: PATIENCE, bytesMax: BYTES_MAX, plain: true, hosts: named }
  const answer = await callOutside(address, call).catch(() => null)
  return answer?.status === 200 ? answer.bytes : null
}
