import type { TransferDraft } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { type Fen, rateOf } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

/**
 * Where money of an order stands. At every moment: paid = brand + reseller + platform + fee + refunded + held.
 * `outside:wechat` is the world beyond: what it has given is negative, so all accounts together are zero.
 */
export const HELD = 'platform:held'
export const FEE = 'platform:fee'
export const OUTSIDE = 'outside:wechat'
export const brandAccount = (brandId: Id, bucket: 'pending' | 'available') => `brand:${brandId}:${bucket}`
/** What has left for resellers: a world of its own, so that refunds and payouts are never mixed up. */
export const PAYOUT = 'outside:payout'
/** Withheld for the tax office; nothing yet. */
export const TAX = 'platform:tax'
/** `transfer` is between the wish to take it out and its arrival. */
export const shopAccount = (shopId: Id, bucket: 'pending' | 'available' | 'transfer') => `shop:${shopId}:${bucket}`

/** WeChat Pay's own charge for ordinary goods, in basis points. */
const CHANNEL_RATE = 60

/** What the channel takes of a payment: never more than commission leaves. */
export const channelFee = (paidFen: Fen, commissionFen: Fen): Fen =>
  Math.min(rateOf(paidFen, CHANNEL_RATE), paidFen - commissionFen)

export interface OrderMoney {
  readonly orderId: Id
  readonly brandId: Id
  readonly paidFen: Fen
  /** The brand has been given its part. */
  readonly firm: boolean
  /** At most one receiver per line, so at most one sum per shop and line. */
  readonly commissions: readonly { readonly position: number; readonly shopId: Id; readonly commissionFen: Fen }[]
}

/** The buyer's money arrives and is held; commission is marked as pending at once, so that its receiver can see it. */
export function onPaid(order: OrderMoney, at: Ms): TransferDraft[] {
  const base = { orderId: order.orderId, at }
  const paid = {
    ...base,
    ref: `paid:${order.orderId}`,
    debit: OUTSIDE,
    credit: HELD,
    amountFen: order.paidFen,
    rule: 'paid',
  }
  return [
    paid,
    ...order.commissions.filter(earns).map((c) => ({
      ...base,
      ref: `commission:${order.orderId}:${c.position}`,
      debit: HELD,
      credit: shopAccount(c.shopId, 'pending'),
      amountFen: c.commissionFen,
      rule: 'commission-pending',
    })),
  ]
}

/** The promise is firm: what is left of the held sum belongs to the brand, less what the channel takes. */
export function onConfirmed(order: OrderMoney, at: Ms): TransferDraft[] {
  const commissionFen = order.commissions.reduce((sum, c) => sum + c.commissionFen, 0)
  const feeFen = channelFee(order.paidFen, commissionFen)
  const brandFen = order.paidFen - commissionFen - feeFen
  const base = { orderId: order.orderId, at, debit: HELD }
  return [
    { ...base, ref: `fee:${order.orderId}`, credit: FEE, amountFen: feeFen, rule: 'channel-fee' },
    {
      ...base,
      ref: `brand:${order.orderId}`,
      credit: brandAccount(order.brandId, 'pending'),
      amountFen: brandFen,
      rule: 'brand-pending',
    },
  ].filter((t) => t.amountFen > 0)
}

/** Before shipping everything is still held or pending: it goes back, never to be earned. The channel returns its charge. */
export function onRefundAsked(order: OrderMoney, at: Ms): TransferDraft[] {
  const base = { orderId: order.orderId, at, credit: HELD }
  const commissions = order.commissions.filter(earns).map((c) => ({
    ...base,
    ref: `commission-back:${order.orderId}:${c.position}`,
    debit: shopAccount(c.shopId, 'pending'),
    amountFen: c.commissionFen,
    rule: 'commission-reversed',
  }))
  const given = order.firm ? onConfirmed(order, at) : []
  const back = given.map(({ rule, credit, amountFen }) => ({
    ...base,
    ref: `${rule}-back:${order.orderId}`,
    debit: credit,
    amountFen,
    rule: `${rule}-reversed`,
  }))
  return [...commissions, ...back]
}

/** The buyer has the money again. */
export function onRefunded(
  { orderId, refundId, amountFen }: { orderId: Id; refundId: Id; amountFen: Fen },
  at: Ms,
): TransferDraft[] {
  return [{ orderId, at, ref: `refunded:${refundId}`, debit: HELD, credit: OUTSIDE, amountFen, rule: 'refunded' }]
}

/** Signed, the return window over, no claim open: pending becomes available. */
export function onFinished(order: OrderMoney, at: Ms): TransferDraft[] {
  const confirmed = onConfirmed(order, at).find((t) => t.rule === 'brand-pending')
  const base = { orderId: order.orderId, at }
  const shops = order.commissions.filter(earns).map((c) => ({
    ...base,
    ref: `commission-available:${order.orderId}:${c.position}`,
    debit: shopAccount(c.shopId, 'pending'),
    credit: shopAccount(c.shopId, 'available'),
    amountFen: c.commissionFen,
    rule: 'commission-available',
  }))
  if (!confirmed) return shops
  const brand = {
    debit: confirmed.credit,
    credit: brandAccount(order.brandId, 'available'),
    amountFen: confirmed.amountFen,
  }
  return [...shops, { ...base, ...brand, ref: `brand-available:${order.orderId}`, rule: 'brand-available' }]
}

const earns = (c: { commissionFen: Fen }) => c.commissionFen > 0

export interface WithdrawalMoney {
  readonly withdrawalId: Id
  readonly shopId: Id
  readonly grossFen: Fen
}

/** Whoever asks for money has it no more: the same fen can't be asked for twice. */
export function onWithdrawalAsked({ withdrawalId, shopId, grossFen }: WithdrawalMoney, at: Ms): TransferDraft[] {
  return [
    {
      ...of(withdrawalId, at),
      ref: `withdrawal:${withdrawalId}`,
      debit: shopAccount(shopId, 'available'),
      credit: shopAccount(shopId, 'transfer'),
      amountFen: grossFen,
      rule: 'withdrawal-asked',
    },
  ]
}

/** It arrived: what was withheld goes to the tax office, the rest is out of the house. */
export function onWithdrawalPaid(
  { withdrawalId, shopId, grossFen, withheldFen }: WithdrawalMoney & { withheldFen: Fen },
  at: Ms,
): TransferDraft[] {
  const base = { ...of(withdrawalId, at), debit: shopAccount(shopId, 'transfer') }
  const paid = { ref: `withdrawal-ended:${withdrawalId}`, credit: PAYOUT, rule: 'withdrawal-paid' }
  const tax = { ref: `withdrawal-tax:${withdrawalId}`, credit: TAX, rule: 'withdrawal-withheld' }
  return [
    { ...base, ...paid, amountFen: grossFen - withheldFen },
    { ...base, ...tax, amountFen: withheldFen },
  ].filter((t) => t.amountFen > 0)
}

/** It came back. The same `ref` as arriving: a withdrawal has one end. */
export function onWithdrawalReturned({ withdrawalId, shopId, grossFen }: WithdrawalMoney, at: Ms): TransferDraft[] {
  return [
    {
      ...of(withdrawalId, at),
      ref: `withdrawal-ended:${withdrawalId}`,
      debit: shopAccount(shopId, 'transfer'),
      credit: shopAccount(shopId, 'available'),
      amountFen: grossFen,
      rule: 'withdrawal-returned',
    },
  ]
}

const of = (withdrawalId: Id, at: Ms) => ({ orderId: null, withdrawalId, at })
