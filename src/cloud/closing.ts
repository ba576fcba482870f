import * as crm from '@/crm/closing'
import type * as contract from '@/crm/privacy-contract'
import { TRADES_KEPT } from '@/crm/rules'
import { eraseTagsAbout, forgetCustomers } from '@/customers/traces'
import { eraseReminders } from '@/discovery/traces'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import { type CommandService, type Context, type Outcome, oneByOne } from '@/kernel/service'
import { iso, type Ms } from '@/kernel/time'
import { standingOf } from '@/ledger/standing'
import * as orders from '@/orders/traces'
import { lastPaidOut } from '@/payments/traces'
import { eraseWords } from '@/ratings/traces'
import { emptyCases } from '@/review/traces'
import { detachShares, detachVisits, devicesOf } from '@/sharing/traces'
import { closeShop, shopOf } from '@/shops/closing'
import { endWork, holdBrandsOf, soleOwnerOf } from '@/team/traces'
import { appendDeeds } from './audit-store'
import * as store from './traces-store'

/** Leaving touches every area that knows people, so it is put together here, and happens in one transaction. */

type Waiting = OutputOf<typeof contract.privacy>['waits'][number]

/** What an account can't leave behind: goods and money on their way, commission that was not paid out, a duty for others. */
export async function waitsOf(context: Context, personId: Id): Promise<Waiting[]> {
  const [open, shop, staff, brands] = [
    await orders.underWay(context, personId),
    await shopOf(context, personId),
    await crm.isStaff(context, personId),
    await soleOwnerOf(context, personId),
  ]
  const nothing = { orderId: null, title: '', state: '', fen: 0 }
  return [
    ...open.map(
      (o): Waiting => ({ what: 'order', orderId: o.orderId, title: o.title, state: o.status, fen: o.totalFen }),
    ),
    ...(shop ? await waitsOfShop(context, shop.id) : []),
    ...(staff ? [{ ...nothing, what: 'staff' as const }] : []),
    ...brands.map(({ name }): Waiting => ({ ...nothing, what: 'brand', title: name })),
  ].slice(0, 50)
}

async function waitsOfShop(context: Context, shopId: Id): Promise<Waiting[]> {
  const [standing, sales] = [await standingOf(context, shopId), await orders.salesUnderWay(context, shopId)]
  return [
    ...standing.map(
      ({ bucket, fen }): Waiting => ({ what: 'commission', orderId: null, title: '', state: bucket, fen }),
    ),
    ...sales.map((o): Waiting => ({ what: 'sale', orderId: null, title: o.title, state: o.status, fen: o.totalFen })),
  ]
}

/** The day until which the law wants the trades of a person, or null for somebody who never bought or earned anything. */
export async function keptUntil(context: Context, personId: Id): Promise<Ms | null> {
  const { lastAt } = await orders.tradesOf(context, personId)
  const last = Math.max(lastAt ?? 0, (await lastPaidOut(context, personId)) ?? 0)
  return last === 0 ? null : last + TRADES_KEPT
}

export const close: CommandService<InputOf<typeof contract.close>, OutputOf<typeof contract.close>> = (
  context,
  asked,
) => oneByOne(asked, ({ by }) => closeOne(context, by.personId))

async function closeOne(context: Context, personId: Id): Promise<Outcome<OutputOf<typeof contract.close>>> {
  if (!(await crm.lockPerson(context, personId))) return refuse('sign-in')
  await holdBrandsOf(context, personId)
  const waits = await waitsOf(context, personId)
  if (waits.length > 0) return refuse('under-way', { waits })
  const until = await keptUntil(context, personId)
  await eraseTraces(context, personId)
  await crm.eraseGiven(context, personId, [])
  const shop = await shopOf(context, personId)
  if (shop) {
    await closeShop(context, shop.id)
    await forgetCustomers(context, shop.id)
  }
  await detachShares(context, personId)
  await leaveTeams(context, personId)
  await emptyCases(context, await eraseWords(context, personId))
  await store.emptyDeeds(context.sql, personId)
  await store.forgetNews(context.sql, personId)
  await crm.close(context, personId, until)
  return { answer: { keptUntil: until === null ? null : iso(until) } }
}

/** Working for a brand ends with the account; its log says so like any other end. */
async function leaveTeams(context: Context, personId: Id): Promise<void> {
  const left = await endWork(context, personId)
  const deed = { role: 'consumer', personId, call: 'crm.close', input: {}, outcome: 'done' }
  if (left.length > 0)
    await appendDeeds(
      context.sql,
      left.map(({ brandId }) => ({ ...deed, brandId })),
      context.now,
    )
}

export const erase: CommandService<InputOf<typeof contract.erase>, OutputOf<typeof contract.erase>> = (
  context,
  asked,
) => oneByOne(asked, ({ by }) => eraseOne(context, by.personId))

/** Addresses that a parcel on its way needs stay until it has come. */
async function eraseOne(context: Context, personId: Id): Promise<Outcome<OutputOf<typeof contract.erase>>> {
  if (!(await crm.lockPerson(context, personId))) return refuse('sign-in')
  const needed = [...new Set((await orders.underWay(context, personId)).map((o) => o.addressId))]
  await eraseTraces(context, personId)
  await crm.eraseGiven(context, personId, needed)
  return { answer: { addressesLeft: needed.length } }
}

/** Where somebody has been, what they asked, were told and were called. Devices first: detached visits do not know them any more. */
async function eraseTraces(context: Context, personId: Id): Promise<void> {
  const devices = await devicesOf(context, personId)
  await detachVisits(context, personId, devices)
  await eraseReminders(context, personId)
  await eraseTagsAbout(context, personId)
  await store.forgetAnswersOf(context.sql, [personId, ...devices])
}
