import { lookup } from 'node:dns'
import { request as overHttp, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What came back from an address that somebody else named. */
export interface OutsideAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
}

export interface OutsideCall {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  /** What comes beyond is not read: the answer is cut there, or refused where half of it is of no use. */
  readonly bytesMax: number
  readonly cut?: boolean
  /** Redirects that are followed, each checked like the first address; none unless said. */
  readonly redirects?: number
  /** Hosts (with their port, if any) that whoever runs the house has named: they may be private and without TLS. */
  readonly hosts?: readonly string[]
  /** Plain http to public addresses too. */
  readonly plain?: boolean
}

/** Why an address may not be called. The words are for the log; people hear of it in words of the page. */
export class NotOutside extends Error {
  constructor(readonly why: 'not-an-address' | 'not-https' | 'private' | 'too-large' | 'too-many-redirects') {
    super(`not called: ${why}`)
  }
}

/** What the text alone tells: null where it may be called, if its name leads to the public. */
export function faultOfAddress(address: string, { hosts = [], plain = false }: Pick<OutsideCall, 'hosts' | 'plain'>) {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return 'not-an-address'
  if (hosts.includes(url.host)) return null
  if (url.protocol === 'http:' && !plain) return 'not-https'
  const name = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(name) && isPrivate(name) ? 'private' : null
}

/**
 * Calls an address that a brand named, from inside our network. Only public addresses are called: every answer of the name
 * service is looked at, and the connection goes to one of those that were looked at, so a name can't change its mind in
 * between.
 */
export async function callOutside(address: string, call: OutsideCall): Promise<OutsideAnswer> {
  const fault = faultOfAddress(address, call)
  if (fault) throw new NotOutside(fault)
  const url = new URL(address)
  const answer = await ask(url, call)
  const { location } = answer.headers
  if (answer.status < 300 || answer.status >= 400 || typeof location !== 'string' || call.redirects === undefined)
    return answer
  if (call.redirects === 0) throw new NotOutside('too-many-redirects')
  return callOutside(new URL(location, url).href, { ...call, redirects: call.redirects - 1 })
}

function ask(url: URL, { method = 'GET', headers, body, timeoutMs, bytesMax, cut, hosts = [] }: OutsideCall) {
  const request = url.protocol === 'https:' ? overHttps : overHttp
  const options: RequestOptions = {
    method,
    headers: { ...headers },
    signal: AbortSignal.timeout(timeoutMs),
    agent: false,
  }
  if (!hosts.includes(url.host)) options.lookup = publicOnly
  return new Promise<OutsideAnswer>((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      const done = () => {
        const bytes = Buffer.concat(chunks).subarray(0, bytesMax)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes })
      }
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size <= bytesMax) return
        if (cut) done()
        asked.destroy(new NotOutside('too-large'))
      })
      answer.on('end', done)
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Checked where the connection is made; an address in figures never comes here and was looked at before. */
const publicOnly: LookupFunction = (name, options, found) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, [])
    if (addresses.some(({ address }) => isPrivate(address))) return found(new NotOutside('private'), [])
    if (options.all) return found(null, addresses)
    found(null, addresses[0]!.address, addresses[0]!.family)
  })
}

/** Whatever is not plainly public: loopback, private and link-local nets, metadata, and what tunnels to any of them. */
export function isPrivate(address: string): boolean {
  if (!ipaddr.isValid(address)) return true
  const plain = ipaddr.process(address)
  if (plain.range() !== 'unicast') return true
  // Of the long addresses only 2000::/3 is given out to anybody; ::127.0.0.1 is an old spelling of the machine itself.
  return plain.kind() === 'ipv6' && (plain.toByteArray()[0]! & 0xe0) !== 0x20
}
