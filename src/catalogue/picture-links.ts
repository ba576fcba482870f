import ipaddr from 'ipaddr.js'
import { plainPicture } from '@/kernel/picture'

/** Hosts of the house itself, which may lie inside: its own picture server, a stand-in beside it. */
export type IsOwnHost = (host: string) => boolean

/**
 * What is wrong with a picture's address, as far as its letters show. Where a name leads to is looked up again when the
 * picture is fetched, and after every redirect.
 */
export function pictureFault(said: string, isOwnHost: IsOwnHost): string | null {
  // Behind the # stands a preview of the house, which nobody fetches.
  const address = plainPicture(said)
  if (/^\/[\w./-]+$/.test(address))
    return address.includes('//') || address.includes('..') ? 'picture-not-a-link' : null
  if (address.length > 500 || !/^https?:\/\/[^\s"'<>\\]+$/i.test(address)) return 'picture-not-a-link'
  const url = parsed(address)
  if (!url) return 'picture-not-a-link'
  if (url.username !== '' || url.password !== '') return 'picture-with-login'
  if (isOwnHost(url.host)) return null
  return pointsInside(url.hostname) ? 'picture-inside' : null
}

function parsed(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

/** Names that only mean something within a house or a machine (RFC 6761, 6762, 8375; the clouds' metadata servers). */
const INSIDE_NAME =
  /^(?:[^.]*|.*\.(?:localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|test|invalid|onion))$/

/** Services that resolve any name to the address written in it. */
const ADDRESS_IN_NAME = /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me)$/

/** `URL` has turned every spelling of an IPv4 address (octal, hexadecimal, one number) into four decimal parts. */
function pointsInside(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const isNumber = host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host)
  if (isNumber) return !isPublic(host)
  return INSIDE_NAME.test(host) || ADDRESS_IN_NAME.test(host)
}

/** Of the long addresses only 2000::/3 is given out to anybody (IANA, IPv6 global unicast). */
function isPublic(host: string): boolean {
  const address = ipaddr.process(host)
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || (address.toByteArray()[0]! & 0xe0) === 0x20
}
