import { createPrivateKey, randomBytes } from 'node:crypto'
import type { Ms } from '@/kernel/time'
import { SECOND } from '@/kernel/time'
import { shuffled } from './faults'
import type { House } from './house'
import { chinaTime } from './pay-answers'
import { signedHeaders } from './signatures'
import type { Forgery, Notice } from './state'

/** When a refused or unanswered notice is tried again, counted from the attempt before (PAY §3.3). */
const RETRIES: readonly Ms[] = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
].map((seconds) => seconds * SECOND)

/** The receiver has five real seconds to answer (PAY §3.3). */
const ANSWER_WITHIN = 5_000
const LANES = 16

/** Sends what is due. In order through several lanes, or one by one in a shuffled order. */
export async function sendDue(house: House): Promise<void> {
  const now = house.clock.now()
  if (house.faults.hold) return
  const due = [...house.index.waiting].filter((notice) => notice.dueAt <= now)
  // Taken out while it is on its way, so that the next tick does not send it a second time.
  for (const notice of due) house.index.waiting.delete(notice)
  const { shuffle } = house.faults
  const queue = shuffle === null ? due : shuffled(due, shuffle)
  const lanes = Array.from({ length: shuffle === null ? LANES : 1 }, () => sendOneAfterAnother(house, queue))
  await Promise.all(lanes)
}

async function sendOneAfterAnother(house: House, queue: Notice[]): Promise<void> {
  for (let notice = queue.shift(); notice; notice = queue.shift()) await send(house, notice)
}

async function send(house: House, notice: Notice): Promise<void> {
  const at = house.clock.now()
  const status = await deliver(notice.url, sealedNotice(house, notice, at))
  notice.attempts.push({ at, status })
  if (status === 200 || status === 204) notice.state = 'delivered'
  else if (notice.forged) notice.state = 'given-up'
  else retryLater(house, notice, at)
}

function retryLater(house: House, notice: Notice, at: Ms): void {
  const wait = RETRIES[notice.attempts.length - 1]
  if (wait === undefined) {
    notice.state = 'given-up'
    return
  }
  notice.dueAt = at + wait
  house.index.waiting.add(notice)
}

async function deliver(url: string, { headers, body }: SealedNotice): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

export interface SealedNotice {
  headers: Record<string, string>
  body: string
}

/** The notice as it goes over the wire: sealed anew and signed anew at every attempt, the id staying the same. */
export function sealedNotice(house: House, notice: Notice, at: Ms): SealedNotice {
  const type = typeOf(notice)
  const sealed = house.signer.seal(JSON.stringify(notice.content), type)
  const body = JSON.stringify({
    id: notice.id,
    create_time: chinaTime(notice.createdAt),
    resource_type: 'encrypt-resource',
    event_type: notice.event,
    summary: notice.summary,
    resource: { original_type: type, ...sealed },
  })
  if (notice.forged) return forge(house, body, { how: notice.forged, at })
  return { headers: house.signer.headers(body, house.faults.signedBy, at), body }
}

function typeOf({ event }: Notice): string {
  if (event === 'MCHTRANSFER.BILL.FINISHED') return 'mch_payment'
  return event.startsWith('REFUND') ? 'refund' : 'transaction'
}

/** What an attacker, or WeChat Pay's own probe, would send instead. */
function forge(house: House, body: string, by: { how: Forgery; at: Ms }): SealedNotice {
  const { keys, signer, faults } = house
  const right = (text: string, at: Ms) => ({ headers: signer.headers(text, faults.signedBy, at), body: text })
  switch (by.how) {
    case 'signature':
      return { headers: signer.headers(`${body} `, faults.signedBy, by.at), body }
    case 'key': {
      const key = createPrivateKey(keys.merchantPrivateKey)
      return { headers: signedHeaders(body, { serial: keys.platformKeyId, key, at: by.at }), body }
    }
    case 'timestamp':
      return right(body, by.at - 6 * 60 * SECOND)
    case 'probe':
      return { ...right(body, by.at), headers: probe(right(body, by.at).headers) }
    case 'ciphertext':
      return right(
        body.replace(/"ciphertext":"(.)/, (_, first) => `"ciphertext":"${first === 'A' ? 'B' : 'A'}`),
        by.at,
      )
  }
}

/** WeChat Pay sends these to see whether a merchant checks signatures at all (PAY §3.3). */
function probe(headers: Record<string, string>): Record<string, string> {
  return { ...headers, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${randomBytes(237).toString('base64')}` }
}
