import { randomUUID } from 'node:crypto'
import { createTokens } from '@/cloud/tokens'
import { addressId, type Join, personId, SKU } from './scene'

export const TOKEN_SECRET = 'a secret of the bench, long enough for it'

const tokens = createTokens(TOKEN_SECRET, Date.now)
const made = new Map<number, string>()

/** A person logs in once and comes back with the same token. */
function tokenOf(person: number): string {
  const token = made.get(person) ?? tokens.make(personId(person))
  made.set(person, token)
  return token
}

/** Requests as they go over the wire, with tokens made beforehand as a login would have made them. */
export function joinRequests(joins: readonly Join[]): string[] {
  return joins.map(({ person, campaignId, roundId }) => {
    const action = { type: 'join', skuId: SKU, units: 2 }
    const body = JSON.stringify({ campaignId, roundId, action, addressId: addressId(person), seenPriceFen: 2990 })
    return [
      'POST /consumer/campaigns.act HTTP/1.1',
      'host: 127.0.0.1',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `authorization: Bearer ${tokenOf(person)}`,
      `idempotency-key: ${randomUUID()}`,
      `x-visitor: visitor-${person}`,
      '',
      body,
    ].join('\r\n')
  })
}

export const cardRequests = (campaignIds: readonly string[], n: number): string[] =>
  Array.from({ length: n }, (_, i) =>
    [
      `GET /visitor/campaigns.card?campaignId=${campaignIds[i % campaignIds.length]} HTTP/1.1`,
      'host: 127.0.0.1',
      'x-visitor: visitor-of-bench',
      '',
      '',
    ].join('\r\n'),
  )
