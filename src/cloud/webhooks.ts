import { refuse } from '@/kernel/result'
import { SECOND } from '@/kernel/time'
import * as open from '@/open/deliveries-service'
import * as contract from '@/open/webhooks-contract'
import { addWebhook, renewSeals } from '@/open/webhooks-service'
import { carryOut } from './effects'
import { write } from './entry'
import type { House } from './house'
import { again, type Due, finish, takeForStrangers } from './outbox-store'
import { callOutside, faultOfAddress, NotOutside } from './outside'
import { createPool, emptyPool, type Pool } from './pool'

/** Calls under way in one process; so few to one address and for one brand that the others always have room. */
const [AT_ONCE, PER_ADDRESS, PER_BRAND] = [100, 2, 5]
/** Longer than the longest call, so that nobody else takes a message that is still under way. */
const LOCK = 60 * SECOND
const PATIENCE = 10 * SECOND
const ANSWER_BYTES = 2_000

/** Secrets that an older key sealed are sealed anew when a process starts. */
export const renewSecrets = ({ sql, vault, now }: House): Promise<unknown> =>
  sql.begin((tx) => renewSeals({ sql: tx, vault, now: now() }))

/** An address that we could never call is refused before it is written down; each call looks again. */
export const addAddress = write(contract.add, addWebhook, ({ url }, { webhookHosts }) => {
  const fault = faultOfAddress(url, { hosts: webhookHosts })
  return fault ? refuse('bad-input', { problems: [{ field: 'url', code: fault }] }) : null
})

type Key = Parameters<typeof open.settle>[1]

/** Sends what is due to the brands' own machines, again and again. */
export const webhookPool = (house: House, onFault: (fault: unknown) => void, isOver = () => false): Pool =>
  createPool({
    most: AT_ONCE,
    onFault,
    async take(most) {
      const now = house.now()
      const few = { perAddress: PER_ADDRESS, perBrand: PER_BRAND }
      return isOver() ? [] : await takeForStrangers(house.sql, { now, until: now + LOCK, most, ...few })
    },
    act: (parcel) => deliverOne(house, parcel),
  })

/** Once, until nothing is due; answers how much was tried. */
export const deliverWebhooks = (house: House): Promise<number> => emptyPool((onFault) => webhookPool(house, onFault))

async function deliverOne(house: House, parcel: Due): Promise<void> {
  const key = parcel.payload as Key
  const context = { sql: house.sql, now: house.now(), vault: house.vault }
  const letter = await open.letterOf(context, key)
  if (!letter) {
    await open.drop(context, key)
    return void (await finish(house.sql, parcel.id, house.now()))
  }
  const heard = await send(house, letter)
  const { nextAt } = await settle(house, key, heard)
  const now = house.now()
  // A message that nobody took after all tries is the brand's to send again: it is no parcel of ours that died.
  if (nextAt === null) return void (await finish(house.sql, parcel.id, now))
  const error = 'fault' in heard.said ? heard.said.fault : String(heard.said.status)
  await again(house.sql, { id: parcel.id, runAt: nextAt, error, deadAt: null })
}

type Heard = Parameters<typeof open.settle>[2]

async function send({ settings }: House, { url, body, headers }: open.Letter): Promise<Heard> {
  try {
    const { status, bytes } = await callOutside(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Yuantuan-Webhooks/1', ...headers },
      body,
      timeoutMs: PATIENCE,
      bytesMax: ANSWER_BYTES,
      cut: true,
      hosts: settings.webhookHosts,
    })
    return { said: { status }, answer: bytes.toString('utf8') }
  } catch (fault) {
    return { said: { fault: faultOf(fault) }, answer: '' }
  }
}

/** A code that the page has words for: what a brand may know of how its own machine failed. */
function faultOf(fault: unknown): string {
  if (fault instanceof NotOutside) return fault.why
  if (!(fault instanceof Error)) return 'no-answer'
  if (fault.name === 'AbortError' || fault.name === 'TimeoutError') return 'timeout'
  return (fault as NodeJS.ErrnoException).code ?? 'no-answer'
}

/** What came back is written down with what follows from it: the owners of a brand hear that an address was switched off. */
function settle(house: House, key: Key, heard: Heard): Promise<open.Settled> {
  return house.sql.begin(async (sql) => {
    const context = { sql, now: house.now() }
    const settled = await open.settle(context, key, heard)
    if (settled.off) {
      const { webhookId, url, ownerIds } = settled.off
      const facts = { webhookId, host: new URL(url).host }
      const once = `${webhookId}:${context.now}`
      await carryOut(context, [{ type: 'tell', template: 'webhook-off', personIds: ownerIds, once, facts }])
    }
    return settled
  }) as Promise<open.Settled>
}
