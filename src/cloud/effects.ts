import * as leaving from '@/campaigns/leaving'
import * as campaigns from '@/campaigns/service'
import * as catalogue from '@/catalogue/service'
import * as files from '@/files/service'
import type { Effect, EffectOf } from '@/kernel/effect'
import type { EventType } from '@/kernel/events'
import type { Id } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Context } from '@/kernel/service'
import * as money from '@/ledger/rules'
import * as ledger from '@/ledger/service'
import * as open from '@/open/deliveries-service'
import * as orders from '@/orders/service'
import * as payments from '@/payments/service'
import * as packing from '@/provenance/packing'
import * as review from '@/review/service'
import { type Parcel, post } from './outbox-store'
import { withCosts } from './review-facts'
import * as reviewed from './reviewed'

type Handler<T extends Effect['type']> = (
  context: Context,
  effects: readonly EffectOf<T>[],
) => Promise<readonly Effect[]>
type Handlers = { readonly [T in Effect['type']]: Handler<T> }

/** An effect that was refused takes its whole command back; only commands with a transaction of their own ask for such. */
export class EffectRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`effect refused: ${refusal.refused}`)
  }
}

/** Effects lead to effects, but not for ever. */
const ROUNDS_MAX = 8

/** Runs effects, all of one type together, until none is left. Whatever leaves the house ends in the outbox. */
export async function carryOut(context: Context, first: readonly Effect[]): Promise<void> {
  let effects = first
  for (let n = 0; effects.length > 0; n++) {
    if (n === ROUNDS_MAX) throw new Error(`effects do not end: ${effects[0]!.type}`)
    const next: Effect[] = []
    for (const [type, list] of byType(effects)) {
      const handle = handlers[type] as Handler<typeof type>
      next.push(...(await handle(context, list as readonly EffectOf<typeof type>[])))
    }
    effects = next
  }
}

function byType(effects: readonly Effect[]): Map<Effect['type'], Effect[]> {
  const groups = new Map<Effect['type'], Effect[]>()
  for (const effect of effects) {
    const group = groups.get(effect.type)
    if (group) group.push(effect)
    else groups.set(effect.type, [effect])
  }
  return groups
}

/** The only place where areas meet: each effect is one service's business, and none is forgotten (the type sees to it). */
const handlers: Handlers = {
  'open-order': async (context, effects) => {
    await orders.open(context, effects)
    return []
  },
  'close-order': async (context, effects) => (await orders.close(context, effects)).effects,
  'order-paid': async (context, effects) => {
    const moved = await orders.paid(context, effects)
    return [book(moved.rows.flatMap((row) => money.onPaid(row, context.now))), ...moved.effects]
  },
  'entry-paid': campaigns.entriesPaid,
  'confirm-order': async (context, effects) => {
    const moved = await orders.confirm(context, effects)
    const news = moved.rows.map((row) => told('order.to-ship', row.brandId, { orderId: row.orderId }))
    return [book(moved.rows.flatMap((row) => money.onConfirmed(row, context.now))), ...moved.effects, ...news]
  },
  'order-moved': async (context, effects) => {
    await orders.movedOn(context, effects)
    return []
  },
  'refund-order': async (context, effects) => {
    const { rows } = await orders.askRefund(context, effects)
    const asked = new Set(rows.map((row) => row.orderId))
    const refunds = await payments.openRefunds(
      context,
      effects.filter((e) => asked.has(e.orderId)),
    )
    await send(
      context,
      refunds.map((refundId) => ({ topic: 'refund', once: refundId, payload: { refundId } })),
    )
    return [book(rows.flatMap((row) => money.onRefundAsked(row, context.now)))]
  },
  'leave-round': async (context, effects) => {
    const left = await leaving.leave(context, effects)
    if (isRefusal(left)) throw new EffectRefused(left)
    return left
  },
  'take-back': leaving.takeBack,
  'units-back': async (context, effects) => {
    await catalogue.unitsBack(context, effects)
    return []
  },
  'order-refunded': async (context, effects) => {
    const { rows, effects: tell } = await orders.refunded(context, effects)
    const done = new Set(rows.map((row) => row.orderId))
    const booked = effects.filter((e) => done.has(e.orderId))
    const amounts = new Map(booked.map((e) => [e.orderId, e.amountFen]))
    const news = rows.map(({ brandId, orderId }) =>
      told('order.refunded', brandId, { orderId, amountFen: amounts.get(orderId) }),
    )
    return [book(booked.flatMap((e) => money.onRefunded(e, context.now))), ...tell, ...news]
  },
  'close-payment': async (context, effects) => {
    const begun = await payments.unfinishedOf(context, effects)
    await send(
      context,
      begun.map((paymentId) => ({ topic: 'close-payment', once: paymentId, payload: { paymentId } })),
    )
    return []
  },
  'withdrawal-asked': async (context, effects) => {
    await send(
      context,
      effects.map(({ withdrawalId }) => ({ topic: 'withdrawal', once: withdrawalId, payload: { withdrawalId } })),
    )
    return [book(effects.flatMap((e) => money.onWithdrawalAsked(e, context.now)))]
  },
  'withdrawal-paid': async (_, effects) => [
    book(effects.flatMap((e) => money.onWithdrawalPaid(e, e.at))),
    ...effects.map(({ withdrawalId, personId, grossFen, withheldFen }): Effect => {
      const facts = { withdrawalId, amountFen: grossFen - withheldFen }
      return { type: 'tell', template: 'withdrawal-paid', personIds: [personId], once: `paid:${withdrawalId}`, facts }
    }),
  ],
  'withdrawal-returned': async (_, effects) => [book(effects.flatMap((e) => money.onWithdrawalReturned(e, e.at)))],
  book: async (context, effects) => {
    await ledger.book(context, effects)
    return []
  },
  'set-aside': async (context, effects) => {
    const keys = effects.flatMap(({ brandId, goods }) => goods.map(({ skuId }) => ({ brandId, skuId })))
    const { done, effects: news } = await catalogue.watchStock(context, keys, () =>
      catalogue.setAside(context, effects),
    )
    const refusal = done.find(isRefusal)
    if (refusal) throw new EffectRefused(refusal)
    return news
  },
  'give-back': async (context, effects) => {
    await catalogue.giveBack(context, effects)
    return []
  },
  'units-sold': async (context, effects) => {
    await catalogue.unitsSold(context, effects)
    return []
  },
  'ask-review': async (context, effects) => {
    const bundles = await review.askReview(context, await withCosts(context, effects))
    await send(
      context,
      bundles.map((caseIds) => ({ topic: 'screen', once: caseIds[0]!, payload: { caseIds } })),
    )
    return []
  },
  'drop-review': async (context, effects) => {
    await review.dropReview(context, effects)
    return []
  },
  'review-decided': async (context, effects) => [
    ...(await reviewed.decided(context, effects)),
    ...reviewed
      .ofBrands(effects)
      .map(({ brandId, type: _, byPersonId: __, ...data }) => told('review.decided', brandId, data)),
  ],
  'review-reopened': async (context, effects) => {
    // The thing went on without its case: there is nothing to decide about any more.
    if (!(await reviewed.reopened(context, effects))) throw new EffectRefused(refuse('not-allowed-now'))
    return []
  },
  'packed-from': (context, effects) => packing.packedFrom(context, effects),
  'show-files': (context, effects) => files.show(context, effects).then(() => []),
  tell: async (context, effects) => {
    await send(
      context,
      effects.flatMap(({ template, personIds, once, facts }) =>
        personIds.map((personId) => ({
          topic: 'tell' as const,
          once: `${once}:${personId}`,
          payload: { template, personId, facts },
        })),
      ),
    )
    return []
  },
  'report-shipping': (context, effects) => report(context, 'report-shipping', effects),
  'report-delay': (context, effects) => report(context, 'report-delay', effects),
  announce: async (context, effects) => {
    const keys = await open.announce(context, effects)
    return keys.map((key): Effect => ({ type: 'call-webhook', ...key, once: key.eventId }))
  },
  'call-webhook': async (context, effects) => {
    await send(
      context,
      effects.map(({ type: _, once, ...key }) => ({
        topic: 'webhook',
        once: `${key.webhookId}:${once}`,
        payload: key,
      })),
    )
    return []
  },
  'sync-card': async (context, effects) => {
    // Cards show the newest state whenever they are pushed, so one parcel per round and moment is enough.
    const once = new Map(effects.map((e) => [e.roundId, e]))
    await send(
      context,
      [...once.values()].map(({ campaignId, roundId }) => {
        return { topic: 'sync-card', once: `${roundId}:${context.now}`, payload: { campaignId, roundId } }
      }),
    )
    return []
  },
}

const told = (event: EventType, brandId: Id, data: EffectOf<'announce'>['data']): Effect => {
  return { type: 'announce', event, brandId, data }
}

const book = (transfers: EffectOf<'book'>['transfers']): Effect => ({ type: 'book', transfers })

async function report(
  context: Context,
  topic: 'report-shipping' | 'report-delay',
  effects: readonly { readonly orderId: string; readonly once: string }[],
): Promise<readonly Effect[]> {
  await send(
    context,
    effects.map(({ orderId, once }) => ({ topic, once, payload: { orderId } })),
  )
  return []
}

async function send({ sql, now }: Context, parcels: readonly Parcel[]): Promise<void> {
  if (parcels.length > 0) await post(sql, parcels, now)
}
